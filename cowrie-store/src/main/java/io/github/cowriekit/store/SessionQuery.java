package io.github.cowriekit.store;

import io.github.cowriekit.model.assessment.Operator;
import io.github.cowriekit.store.internal.codec.SessionIdentity;
import io.github.cowriekit.store.internal.database.Database;
import io.github.cowriekit.store.internal.query.Criterion;
import io.github.cowriekit.store.internal.query.Question;
import io.github.cowriekit.store.internal.query.Search;
import io.github.cowriekit.store.internal.query.Similarity;
import io.github.cowriekit.store.internal.query.Tally;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks a store for sessions; everything that is asked for must hold. Immutable: each method returns a changed copy. Nothing is
 * read before a stream is.
 *
 * <pre>{@code
 * store.sessions().from("203.0.113.7").withCommand("wget").newestFirst().limit(50).stream()
 * }</pre>
 *
 * <p>Texts are compared as they were logged, case and all. Thread-safe. A question costs reads of the disk, and no network but
 * that to the database: about as many sessions are read as fit the rarest thing that is asked for, or all sessions of the period
 * if nothing in the question is rare.
 *
 * @since 0.1.0
 */
public final class SessionQuery {
    private static final String MD5 = "MD5:";
    private static final Pattern MD5_PAIRS = Pattern.compile("(\\p{XDigit}{2}:)+\\p{XDigit}{2}");

    private final Database database;
    private final Question question;
    private final UnaryOperator<@Nullable String> passwords;

    SessionQuery(Database database, Question question, UnaryOperator<@Nullable String> passwords) {
        this.database = database;
        this.question = question;
        this.passwords = passwords;
    }

    private SessionQuery with(Question changed) {
        return new SessionQuery(database, changed, passwords);
    }

    /** Returns the sessions with one of the values that the store counts. */
    public SessionQuery with(ValueKind kind, String value) {
        return with(question.with(
                new Criterion(Objects.requireNonNull(kind, "kind"), Objects.requireNonNull(value, "value"), false)));
    }

    /** Returns the sessions of a source address, written as in the log. */
    public SessionQuery from(String address) {
        return with(ValueKind.ADDRESS, address);
    }

    /** Returns the sessions of a sensor. */
    public SessionQuery sensor(String name) {
        return with(ValueKind.SENSOR, name);
    }

    /** Returns the sessions with this id; ids come back, so there may be several. */
    public SessionQuery id(String id) {
        return with(question.named(Objects.requireNonNull(id, "id")));
    }

    /** Returns the sessions in which a user name was tried. */
    public SessionQuery triedUsername(String username) {
        return with(ValueKind.USERNAME, username);
    }

    /**
     * Returns the sessions in which a password was tried.
     *
     * @throws StoreException if the store keeps no passwords, or hashed ones and was opened without their key
     */
    public SessionQuery triedPassword(String password) {
        String stored = passwords.apply(Objects.requireNonNull(password, "password"));
        if (stored == null) {
            throw new StoreException("this store keeps no passwords, so none can be asked for");
        }
        return with(ValueKind.PASSWORD, stored);
    }

    /** Returns the sessions with a command line, or a line for a running program, that contains this text. */
    public SessionQuery withCommand(String part) {
        return with(question.with(new Criterion(ValueKind.COMMAND, Objects.requireNonNull(part, "part"), true)));
    }

    /** Returns the sessions that downloaded or uploaded a file. */
    public SessionQuery delivered(String sha256) {
        return with(ValueKind.FILE, sha256.toLowerCase(Locale.ROOT));
    }

    /**
     * Returns the sessions in which a key was offered or, if they were assessed, planted; see {@link ValueKind#KEY}. An MD5
     * fingerprint is found in any case, and with {@code MD5:} in front.
     */
    public SessionQuery withKey(String fingerprint) {
        boolean isMd5 = fingerprint.regionMatches(true, 0, MD5, 0, MD5.length())
                || MD5_PAIRS.matcher(fingerprint).matches();
        return with(
                ValueKind.KEY, isMd5 ? fingerprint.toLowerCase(Locale.ROOT).replaceFirst("^md5:", "") : fingerprint);
    }

    /** Returns the sessions of clients with a HASSH fingerprint, in any case. */
    public SessionQuery hassh(String hassh) {
        return with(ValueKind.HASSH, hassh.toLowerCase(Locale.ROOT));
    }

    /**
     * Returns the sessions that are similar to another one: at least half of the distinct command lines that one of the two has
     * are in both, or both were assessed and have the same playbook. The session itself is left out; a session without commands
     * has none that is similar.
     *
     * @throws IllegalStateException if the question has another session to be similar to
     */
    public SessionQuery similarTo(StoredSession other) {
        if (question.similar() != null) {
            throw new IllegalStateException("sessions that are similar to another session are asked for already");
        }
        Conclusion conclusion = other.conclusion();
        return with(
                question.similarTo(Similarity.to(other.session(), conclusion == null ? null : conclusion.playbook())));
    }

    /** Returns the assessed sessions with a verdict. */
    public SessionQuery verdict(Operator verdict) {
        return with(ValueKind.VERDICT, verdict.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** Returns the sessions that began at this time or later; those without a start are left out. */
    public SessionQuery since(Instant time) {
        return with(question.within(SessionIdentity.firstKey(time), Long.MAX_VALUE));
    }

    /** Returns the sessions that began before this time; those without a start are left out. */
    public SessionQuery until(Instant time) {
        return with(question.within(0, SessionIdentity.firstKey(time)));
    }

    /** Returns the sessions that began within a period, its beginning included and its end not. */
    public SessionQuery between(Instant from, Instant to) {
        return since(from).until(to);
    }

    /** Returns the sessions with the latest start first; by default the earliest comes first. */
    public SessionQuery newestFirst() {
        return with(question.newestFirst(true));
    }

    /**
     * Returns at most this number of sessions.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public SessionQuery limit(long most) {
        if (most < 0) {
            throw new IllegalArgumentException("limit: " + most + " is negative");
        }
        return with(question.limit(most));
    }

    /**
     * Returns the sessions, a page of some hundred in memory at a time.
     *
     * <p>What is added meanwhile may come or not; no session comes twice. The stream need not be closed.
     *
     * @throws StoreException when it is read and the store cannot be
     */
    public Stream<StoredSession> stream() {
        return new Search(database).sessions(question);
    }

    /**
     * Returns the first session, if there is one.
     *
     * @throws StoreException if the store cannot be read
     */
    public Optional<StoredSession> findFirst() {
        return limit(1).stream().findFirst();
    }

    /**
     * Returns how many sessions there are.
     *
     * @throws StoreException if the store cannot be read
     */
    public long count() {
        return stream().count();
    }

    /**
     * Returns the most frequent values of a kind in these sessions, those with most sessions first, of equals the one that the
     * store met first. Goes through these sessions, twice if they are many; {@link SessionStore#values} is faster for the whole store.
     *
     * @param kind of which kind
     * @param limit most values
     * @throws IllegalStateException if sessions with an id, or similar to another one, are asked for
     * @throws StoreException if the store cannot be read
     */
    public List<ValueSummary> top(ValueKind kind, int limit) {
        requireCountable();
        return new Tally(database).top(question, List.of(kind), limit).getOrDefault(kind, List.of());
    }

    /**
     * Returns the most frequent values of every kind in these sessions, as {@link #top(ValueKind, int)} does for one.
     *
     * @param limit most values of one kind
     * @return no element for a kind of which there is no value
     * @throws IllegalStateException if sessions with an id, or similar to another one, are asked for
     * @throws StoreException if the store cannot be read
     */
    public Map<ValueKind, List<ValueSummary>> top(int limit) {
        requireCountable();
        return new Tally(database).top(question, List.copyOf(EnumSet.allOf(ValueKind.class)), limit);
    }

    private void requireCountable() {
        if (question.name() != null || question.similar() != null) {
            throw new IllegalStateException("the values of sessions by id or similarity are not counted; stream them");
        }
    }
}
