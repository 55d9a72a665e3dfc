package io.github.cowriekit.report.internal.export;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.Upload;
import io.github.cowriekit.model.intel.DshieldFacts;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.SpurFacts;
import io.github.cowriekit.report.internal.text.Times;
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

    private final EnrichedSession enriched;
    private final @Nullable Instant start;
    private final UUID id;

    public SessionFacts(EnrichedSession enriched) {
        this.enriched = enriched;
        this.start = start(enriched.session());
        this.id = NameUuid.of(NAMESPACE, session().sensor() + "\n" + session().id() + "\n" + start);
    }

    public EnrichedSession enriched() {
        return enriched;
    }

    public Session session() {
        return enriched.session();
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

    /** Returns the duration in seconds as logged, null if there is none. */
    public @Nullable String seconds() {
        return session().duration() == null ? null : Times.seconds(session().duration(), 0);
    }

    /** Returns the login that got in, else the last one, null if there was none. */
    public @Nullable Login login() {
        List<Login> logins = session().logins();
        return session().successfulLogin().orElse(logins.isEmpty() ? null : logins.get(logins.size() - 1));
    }

    public boolean loggedIn() {
        return session().successfulLogin().isPresent();
    }

    /** Returns the number of commands, those that a limit cut included. */
    public long commandCount() {
        return session().commands().size() + session().truncated().getOrDefault("commands", 0L);
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
        int files = session().downloads().size() + session().uploads().size();
        return (protocol == null ? "Honeypot" : protocol.equals("ssh") ? "SSH honeypot" : "Telnet honeypot")
                + " session: "
                + (loggedIn() ? "logged in" : "not logged in")
                + ", " + commandCount() + (commandCount() == 1 ? " command, " : " commands, ")
                + files + (files == 1 ? " file" : " files");
    }

    /** Returns the number of the source's network, null if no source said it. */
    public @Nullable Long asn() {
        return first(spur().map(SpurFacts::asn), dshield().map(DshieldFacts::asn));
    }

    /** Returns the name of the source's network, null if no source said it. */
    public @Nullable String network() {
        return first(dshield().map(DshieldFacts::asName), spur().map(SpurFacts::asOrganization));
    }

    /** Returns the two letters of the source's country, null if no source said them. */
    public @Nullable String country() {
        String country = first(
                spur().map(SpurFacts::location).filter(Objects::nonNull).map(location -> location.country()),
                dshield().map(DshieldFacts::asCountry));
        return country != null && country.matches("[A-Z]{2}") ? country : null;
    }

    private Stream<SpurFacts> spur() {
        return source().flatMap(address -> enriched.facts(SpurFacts.class, address).stream());
    }

    private Stream<DshieldFacts> dshield() {
        return source().flatMap(address -> enriched.facts(DshieldFacts.class, address).stream());
    }

    private Stream<Observable> source() {
        String ip = session().source().ip();
        return ip == null || ip.isEmpty() ? Stream.empty() : Stream.of(Observable.ip(ip));
    }

    private static <T> @Nullable T first(Stream<? extends @Nullable T> preferred, Stream<? extends @Nullable T> other) {
        return Stream.concat(preferred, other)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
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
