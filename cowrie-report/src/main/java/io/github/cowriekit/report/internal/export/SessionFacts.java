package io.github.cowriekit.report.internal.export;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.Upload;
import io.github.cowriekit.report.internal.digest.ListTotals;
import io.github.cowriekit.report.internal.digest.SourceOrigin;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What several exports say about a session, in one place. */
public final class SessionFacts {
    /** Commands of one session that an export holds. */
    public static final int MAX_COMMANDS = 100;

    private static final UUID NAMESPACE = UUID.fromString("5d5a9bd4-3c5c-5f0e-9a52-3a1f6c6e0f7b");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private final SessionRecord record;
    private final @Nullable Instant start;
    private final UUID id;
    private @Nullable List<SessionFile> files;
    private @Nullable SourceOrigin origin;
    private @Nullable SessionConclusion conclusion;

    public SessionFacts(SessionRecord record) {
        this.record = record;
        this.start = start(record.session());
        this.id = NameUuid.of(NAMESPACE, session().sensor() + "\n" + session().id() + "\n" + start);
    }

    public SessionRecord record() {
        return record;
    }

    public Session session() {
        return record.session();
    }

    /** Returns an id that is the same whenever the session is exported, of its sensor, id and start. */
    public UUID id() {
        return id;
    }

    /** Returns an id for a part of the session. */
    public UUID id(String part) {
        return NameUuid.of(NAMESPACE, id + "\n" + part);
    }

    /** Returns the first time the session tells, null if it tells none between 1970 and 9999. */
    public @Nullable Instant start() {
        return start;
    }

    /** Returns the end, which is never before the start; null if there is no start. */
    public @Nullable Instant end() {
        Instant end = session().endedAt();
        return start == null || !isUsable(end) || Objects.requireNonNull(end).isBefore(start) ? start : end;
    }

    /** Returns the login that got in, else the last one, null if there was none. */
    public @Nullable Login login() {
        List<Login> logins = session().logins();
        return session().successfulLogin().orElse(logins.isEmpty() ? null : logins.get(logins.size() - 1));
    }

    public boolean loggedIn() {
        return session().successfulLogin().isPresent();
    }

    /** Returns what was concluded. */
    public SessionConclusion conclusion() {
        if (conclusion == null) {
            conclusion = SessionConclusion.of(record);
        }
        return conclusion;
    }

    /** Returns the number of commands, those that a limit cut included. */
    public long commandCount() {
        return ListTotals.commands(session());
    }

    /** Returns the first commands. */
    public List<String> commands() {
        return session().commands().stream()
                .limit(MAX_COMMANDS)
                .map(Command::input)
                .toList();
    }

    /** Returns {@code ssh} or {@code telnet}, null if the log says anything else. */
    public @Nullable String protocol() {
        String protocol = session().protocol();
        return "ssh".equals(protocol) || "telnet".equals(protocol) ? protocol : null;
    }

    /** Returns a few words on the session, without anything that an attacker wrote. */
    public String title() {
        String protocol = protocol();
        long files = ListTotals.files(session());
        return (protocol == null ? "Honeypot" : protocol.equals("ssh") ? "SSH honeypot" : "Telnet honeypot")
                + " session: "
                + (loggedIn() ? "logged in" : "not logged in")
                + ", " + commandCount() + (commandCount() == 1 ? " command, " : " commands, ")
                + files + (files == 1 ? " file" : " files");
    }

    /** Returns the files of the session, the first {@link SessionFile#MAX_FILES} of them. */
    public List<SessionFile> files() {
        if (files == null) {
            files = SessionFile.of(record);
        }
        return files;
    }

    /** Returns where the client came from, its countries in two letters or not at all. */
    public SourceOrigin origin() {
        if (origin == null) {
            SourceOrigin said = SourceOrigin.of(record);
            origin = new SourceOrigin(
                    said.asn(),
                    said.asName(),
                    code(said.country()),
                    code(said.registeredCountry()),
                    said.networkKind());
        }
        return origin;
    }

    private static @Nullable String code(@Nullable String country) {
        return country != null && country.matches("[A-Z]{2}") ? country : null;
    }

    private static @Nullable Instant start(Session session) {
        return Stream.of(
                        Stream.of(session.startedAt()),
                        session.logins().stream().map(Login::at),
                        session.commands().stream().map(Command::at),
                        session.downloads().stream().map(Download::at),
                        session.uploads().stream().map(Upload::at),
                        Stream.of(session.endedAt()))
                .flatMap(times -> times)
                .filter(SessionFacts::isUsable)
                .findFirst()
                .orElse(null);
    }

    private static boolean isUsable(@Nullable Instant time) {
        return time != null && !time.isBefore(Instant.EPOCH) && !time.isAfter(LAST);
    }
}
