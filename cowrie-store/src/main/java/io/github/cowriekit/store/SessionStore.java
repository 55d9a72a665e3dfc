package io.github.cowriekit.store;

import io.github.cowriekit.analysis.SessionHistory;
import io.github.cowriekit.enrich.spi.IntelCache;
import io.github.cowriekit.json.SessionJsonException;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.store.internal.cache.StoreCache;
import io.github.cowriekit.store.internal.codec.SessionIdentity;
import io.github.cowriekit.store.internal.database.Database;
import io.github.cowriekit.store.internal.ingest.Ingestion;
import io.github.cowriekit.store.internal.ingest.Presence;
import io.github.cowriekit.store.internal.ingest.Purge;
import io.github.cowriekit.store.internal.query.Question;
import io.github.cowriekit.store.internal.query.ValueSearch;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Sessions of months and years, in one SQLite file or a PostgreSQL database, to be asked what one log cannot tell.
 *
 * <pre>{@code
 * try (var store = SessionStore.sqlite(Path.of("sessions.db"));
 *         var sessions = CowrieLog.in(folder).sessions()) {
 *     store.ingest(sessions);
 *     store.sessions().from("203.0.113.7").stream().forEach(System.out::println);
 *     store.values(ValueKind.PASSWORD).stream().limit(20).forEach(System.out::println);
 * }
 * }</pre>
 *
 * <p>A session is there once, by sensor, id and start, however often it is added. Both databases have the same tables, which
 * are made and migrated when a store is opened. Thread-safe; several processes may use one store, of which one writes at a
 * time and the others wait. Every method throws {@link StoreException} if the store cannot be read or written.
 *
 * @since 0.1.0
 */
public final class SessionStore implements AutoCloseable {
    private final Database database;
    private final PasswordStorage passwords;

    SessionStore(Database database, PasswordStorage passwords) {
        this.database = database;
        this.passwords = passwords;
    }

    /**
     * Opens a store in an SQLite file, which is made if there is none; passwords are stored as they are.
     *
     * @throws StoreException if the file cannot be opened, is another program's, or of a newer version of CowrieKit
     */
    public static SessionStore sqlite(Path file) {
        return builder().sqlite(file).build();
    }

    /**
     * Opens a store in the current schema of a PostgreSQL database, where its tables are made if they are not there.
     *
     * @param source gives connections; it is not closed with the store, and a pool is worth having
     * @throws StoreException if there is no connection, or the store is of a newer version of CowrieKit
     */
    public static SessionStore postgresql(DataSource source) {
        return builder().postgresql(source).build();
    }

    /** Returns a builder, for a store with other settings. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Adds sessions in batches of about 30,000, each in a transaction of its own. What is there already is not added again,
     * so a run that was cut off is simply repeated. A session that is there with fewer events, because its log ended within it,
     * or without the conclusion it now has, is replaced.
     *
     * @param sessions sessions as far as they have come: parsed, enriched or assessed; not closed
     * @throws StoreException if the store cannot be written; earlier batches are there then
     */
    public IngestSummary ingest(Stream<? extends SessionRecord> sessions) {
        SessionWriter writer = writer();
        sessions.sequential().forEachOrdered(writer::add);
        return writer.commit();
    }

    /** Returns a writer that adds sessions one by one and commits when it is told to. */
    public SessionWriter writer() {
        return new SessionWriter(new Ingestion(database, passwords::apply, passwords::applyToStored));
    }

    /** Returns the position that was committed last under a name. */
    public Optional<byte[]> findPosition(String name) {
        return SavedState.find(database, SavedState.position(name));
    }

    /**
     * Returns the history of the analysis as it was saved last with {@link SessionWriter#history}, else an empty one: what
     * {@code Analysis.builder().history(…)} takes so that similar sessions, rarity and returning visitors span the life of the
     * store. It is the history of {@code cowrie-analysis}, in memory and bounded as that says; what is added to it is saved with
     * the sessions.
     * @throws io.github.cowriekit.analysis.AnalysisDataException if it was saved by another version of the library
     */
    public SessionHistory history() {
        return SavedState.find(database, SavedState.HISTORY)
                .map(bytes -> SessionHistory.load(new ByteArrayInputStream(bytes)))
                .orElseGet(SessionHistory::create);
    }

    /**
     * Returns whether a session is there with as many events, so that adding it again would change nothing but its conclusion.
     */
    public boolean contains(Session session) {
        return new Presence(database).contains(session);
    }

    /** Returns a question about sessions: all of them, oldest first, until more is asked for. */
    public SessionQuery sessions() {
        return new SessionQuery(database, Question.ALL, passwords::apply);
    }

    /** Returns a question about the values of a kind: all of them, those with most sessions first. */
    public ValueQuery values(ValueKind kind) {
        return new ValueQuery(new ValueSearch(database), Objects.requireNonNull(kind, "kind"));
    }

    /** Returns one value with its totals over all sessions. */
    public Optional<ValueSummary> findValue(ValueKind kind, String value) {
        return new ValueSearch(database).find(kind, value);
    }

    /**
     * Returns how many sessions with a value began on each day, in UTC, by what was logged; days without any are left out.
     * Reads where the value is and no session.
     */
    public SortedMap<LocalDate, Long> sessionsByDay(ValueKind kind, String value) {
        return new ValueSearch(database).byDay(kind, value);
    }

    /**
     * Returns what is known of an actor, by an address, a HASSH, a key or any other value that the store counts. A value that is
     * of several kinds is taken for the first of {@link ValueKind} that sessions have.
     */
    public Optional<ActorProfile> findActor(String value) {
        return ActorProfile.find(this, value);
    }

    /**
     * Returns what is known of an actor that is recognised by a value of this kind.
     */
    public Optional<ActorProfile> findActor(ValueKind kind, String value) {
        return ActorProfile.find(this, kind, value);
    }

    /**
     * Returns what is new, or back, in the sessions that began at this time or later, most severe first; what was dismissed is
     * left out. Nothing is called new within the first day of a store, when everything is.
     */
    public List<Finding> findings(Instant since) {
        return allFindings(since).stream()
                .filter(finding -> finding.state() != Finding.State.DISMISSED)
                .toList();
    }

    /** Returns what {@link #findings} does, and what was dismissed. */
    public List<Finding> allFindings(Instant since) {
        return new Findings(this, database).since(Objects.requireNonNull(since, "since"));
    }

    /** Notes that findings were seen, so that {@link Finding#state} says so from now on. */
    public void markSeen(List<Finding> findings) {
        new FindingStates(database).set(findings, Finding.State.SEEN, "");
    }

    /**
     * Notes that a finding is of no interest, so that it does not come again.
     *
     * @param note why, for whoever asks later; may be empty
     * @throws StoreException if the store cannot be written
     */
    public void dismiss(Finding finding, String note) {
        new FindingStates(database)
                .set(List.of(finding), Finding.State.DISMISSED, Objects.requireNonNull(note, "note"));
    }

    /**
     * Deletes the sessions that began before a time, with what only they had; values keep their totals for what is left. Takes
     * one transaction that reads the whole store, so other writers wait; the room is used again, and given back by
     * {@link #compact}. Sessions without a start stay.
     *
     * @return how many sessions were deleted
     * @throws StoreException if the store cannot be written; nothing was deleted then
     */
    public long purge(Instant before) {
        return new Purge(database).run(SessionIdentity.firstKey(before));
    }

    /**
     * Gives room that is no longer used back to the disk. Takes as long as copying the store, and as much room meanwhile.
     *
     * @throws StoreException if that fails
     */
    public void compact() {
        database.compact();
    }

    /**
     * Writes all sessions as Session JSON, one per line, oldest first, each with a member {@code conclusion} where it was assessed;
     * {@link #importFrom} reads them back without loss, and any reader of Session JSON reads the sessions. Positions, the history
     * and what was seen of findings are not written. Flushes the output and does not close it.
     * @throws java.io.UncheckedIOException if the output fails
     */
    public void exportTo(OutputStream out) {
        StoredJson.write(sessions().stream(), out);
    }

    /**
     * Adds the sessions that {@link #exportTo} wrote, or any Session JSON, as {@link #ingest} does. A store with hashed passwords
     * keeps those that come hashed; they are found by password if the key was the same.
     * @param in lines in UTF-8; closed at the end
     * @param problems is told of every line that is not a session, which is then left out; throw from it to stop
     * @throws StoreException if the store cannot be written
     * @throws java.io.UncheckedIOException if the input fails
     */
    public IngestSummary importFrom(InputStream in, Consumer<SessionJsonException> problems) {
        try (Stream<StoredSession> sessions = StoredJson.read(in, problems)) {
            return ingest(sessions);
        }
    }

    /** Returns how much the store holds. Counts all sessions, which takes some tenths of a second for a million. */
    public StoreSize size() {
        return new ValueSearch(database).size();
    }

    /**
     * Returns a cache of answers and spent quotas in the store, for {@code Enrichment.builder().cache(store.cache())}. All who
     * share the store share them, and keep the limits of the sources together. Closing it does not close the store, which has
     * to stay open as long as the enrichment. No answer is deleted.
     */
    public IntelCache cache() {
        return new StoreCache(database);
    }

    /** Closes the store; a data source that was given stays open. */
    @Override
    public void close() {
        database.close();
    }

    /** Opens a {@link SessionStore}; not thread-safe. */
    public static final class Builder {
        private @Nullable Path file;
        private @Nullable DataSource source;
        private @Nullable PasswordStorage passwords;

        private Builder() {}

        /** Sets the SQLite file of the store. */
        public Builder sqlite(Path file) {
            this.file = Objects.requireNonNull(file, "file");
            return this;
        }

        /** Sets the PostgreSQL database of the store. */
        public Builder postgresql(DataSource source) {
            this.source = Objects.requireNonNull(source, "source");
            return this;
        }

        /**
         * Sets what is stored for the passwords that were tried. A store keeps to what it was made with; without this it is made
         * with plain passwords, and one that is there is opened as it is.
         */
        public Builder passwords(PasswordStorage passwords) {
            this.passwords = Objects.requireNonNull(passwords, "passwords");
            return this;
        }

        /**
         * Opens the store.
         *
         * @throws StoreException if it cannot be opened, is another program's, of a newer version of CowrieKit, or made
         *     with other settings for passwords
         * @throws IllegalStateException if neither or both of a file and a data source were set
         */
        public SessionStore build() {
            return StoreOpening.open(file, source, passwords);
        }
    }
}
