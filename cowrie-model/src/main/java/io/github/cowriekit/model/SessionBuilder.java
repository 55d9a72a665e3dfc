package io.github.cowriekit.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link Session}; not thread-safe.
 *
 * @since 0.1.0
 */
public final class SessionBuilder {
    private final String id;
    private final SessionEnd end;
    private @Nullable String sensor;
    private @Nullable String protocol;
    private Endpoint source = Endpoint.UNKNOWN;
    private Endpoint destination = Endpoint.UNKNOWN;
    private @Nullable Instant startedAt;
    private @Nullable Instant endedAt;
    private @Nullable Duration duration;
    private boolean durationDerived;
    private Set<Incomplete> incomplete = Set.of();
    private Client client = Client.UNKNOWN;
    private List<Login> logins = List.of();
    private List<Command> commands = List.of();
    private List<Download> downloads = List.of();
    private List<Upload> uploads = List.of();
    private List<Forward> forwards = List.of();
    private List<Recording> recordings = List.of();
    private List<Notice> notices = List.of();
    private Map<String, Long> eventCounts = Map.of();
    private Map<String, Long> truncated = Map.of();

    SessionBuilder(String id, SessionEnd end) {
        this.id = id;
        this.end = end;
    }

    /** Sets {@link Session#sensor()}. */
    public SessionBuilder sensor(@Nullable String sensor) {
        this.sensor = sensor;
        return this;
    }

    /** Sets {@link Session#protocol()}. */
    public SessionBuilder protocol(@Nullable String protocol) {
        this.protocol = protocol;
        return this;
    }

    /** Sets {@link Session#source()}. */
    public SessionBuilder source(Endpoint source) {
        this.source = source;
        return this;
    }

    /** Sets {@link Session#destination()}. */
    public SessionBuilder destination(Endpoint destination) {
        this.destination = destination;
        return this;
    }

    /** Sets {@link Session#startedAt()}. */
    public SessionBuilder startedAt(@Nullable Instant startedAt) {
        this.startedAt = startedAt;
        return this;
    }

    /** Sets {@link Session#endedAt()}. */
    public SessionBuilder endedAt(@Nullable Instant endedAt) {
        this.endedAt = endedAt;
        return this;
    }

    /** Sets {@link Session#duration()}. */
    public SessionBuilder duration(@Nullable Duration duration) {
        this.duration = duration;
        return this;
    }

    /** Sets {@link Session#durationDerived()}. */
    public SessionBuilder durationDerived(boolean durationDerived) {
        this.durationDerived = durationDerived;
        return this;
    }

    /** Sets {@link Session#incomplete()}. */
    public SessionBuilder incomplete(Set<Incomplete> incomplete) {
        this.incomplete = incomplete;
        return this;
    }

    /** Sets {@link Session#client()}. */
    public SessionBuilder client(Client client) {
        this.client = client;
        return this;
    }

    /** Sets {@link Session#logins()}. */
    public SessionBuilder logins(List<Login> logins) {
        this.logins = logins;
        return this;
    }

    /** Sets {@link Session#commands()}. */
    public SessionBuilder commands(List<Command> commands) {
        this.commands = commands;
        return this;
    }

    /** Sets {@link Session#downloads()}. */
    public SessionBuilder downloads(List<Download> downloads) {
        this.downloads = downloads;
        return this;
    }

    /** Sets {@link Session#uploads()}. */
    public SessionBuilder uploads(List<Upload> uploads) {
        this.uploads = uploads;
        return this;
    }

    /** Sets {@link Session#forwards()}. */
    public SessionBuilder forwards(List<Forward> forwards) {
        this.forwards = forwards;
        return this;
    }

    /** Sets {@link Session#recordings()}. */
    public SessionBuilder recordings(List<Recording> recordings) {
        this.recordings = recordings;
        return this;
    }

    /** Sets {@link Session#notices()}. */
    public SessionBuilder notices(List<Notice> notices) {
        this.notices = notices;
        return this;
    }

    /** Sets {@link Session#eventCounts()}. */
    public SessionBuilder eventCounts(Map<String, Long> eventCounts) {
        this.eventCounts = eventCounts;
        return this;
    }

    /** Sets {@link Session#truncated()}. */
    public SessionBuilder truncated(Map<String, Long> truncated) {
        this.truncated = truncated;
        return this;
    }

    /** Returns the finished session. */
    public Session build() {
        return new Session(
                id,
                sensor,
                protocol,
                source,
                destination,
                startedAt,
                endedAt,
                duration,
                durationDerived,
                end,
                incomplete,
                client,
                logins,
                commands,
                downloads,
                uploads,
                forwards,
                recordings,
                notices,
                eventCounts,
                truncated);
    }
}
