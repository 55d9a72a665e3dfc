package io.github.cowriekit.model;

import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.internal.Ordered;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one client did on one connection, from connect to close.
 *
 * <p>Keyed by sensor, id and connect: an id can come back, and a second connect starts a second session. Values are
 * as Cowrie logged them and hold whatever an attacker sent; escape before display. Immutable.
 *
 * <p>Make one with {@link #builder}. A later minor version may add a component at the end of
 * the list: the order and number of components, hence the canonical constructor and record patterns, are no part of the API.
 * The accessors and the builder are.
 *
 * @param id Cowrie's session id, 8 or 12 hex digits
 * @param sensor sensor name, null when the log does not say
 * @param protocol {@code ssh}, {@code telnet} or what the log says, null when the log does not say
 * @param source the client
 * @param destination the honeypot
 * @param startedAt time of the connect, or earlier if events came before it; without one the earliest time of an event;
 *     null when the log does not say. Later events have earlier times when the clock of the sensor was set back
 * @param endedAt latest time of an event up to the close, which is the time of the close unless the clock was set back; null
 *     when the log does not say
 * @param duration as logged, to the nanosecond, else derived; null when no time is readable
 * @param durationDerived whether the duration was computed from the first and the last event
 * @param end how the record ended
 * @param incomplete what is missing
 * @param client client software
 * @param logins login attempts in order
 * @param commands command lines in order
 * @param downloads files fetched or written, and failed attempts
 * @param uploads files sent by SCP or SFTP
 * @param forwards forwardings asked for
 * @param recordings tty recordings
 * @param notices everything else
 * @param eventCounts event id to number of events, sorted by id
 * @param truncated list name to number of elements that a limit cut; empty when nothing was cut
 * @since 0.1.0
 */
public record Session(
        String id,
        @Nullable String sensor,
        @Nullable String protocol,
        Endpoint source,
        Endpoint destination,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Duration duration,
        boolean durationDerived,
        SessionEnd end,
        Set<Incomplete> incomplete,
        Client client,
        List<Login> logins,
        List<Command> commands,
        List<Download> downloads,
        List<Upload> uploads,
        List<Forward> forwards,
        List<Recording> recordings,
        List<Notice> notices,
        Map<String, Long> eventCounts,
        Map<String, Long> truncated)
        implements SessionRecord {
    /** Rejects missing required parts and copies the collections. */
    public Session {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(destination, "destination");
        Objects.requireNonNull(end, "end");
        incomplete = Ordered.copyOf(incomplete);
        Objects.requireNonNull(client, "client");
        logins = List.copyOf(logins);
        commands = List.copyOf(commands);
        downloads = List.copyOf(downloads);
        uploads = List.copyOf(uploads);
        forwards = List.copyOf(forwards);
        recordings = List.copyOf(recordings);
        notices = List.copyOf(notices);
        eventCounts = Ordered.copyOf(eventCounts);
        truncated = Ordered.copyOf(truncated);
    }

    /** Returns this. */
    @Override
    public Session session() {
        return this;
    }

    /** Returns the first login that succeeded, if any. */
    public Optional<Login> successfulLogin() {
        return logins.stream().filter(Login::success).findFirst();
    }

    /** Returns how many commands Cowrie did not know. */
    public long failedCommands() {
        return commands.stream().filter(Command::failed).count();
    }

    /**
     * Returns whether the times of logins and commands go forward from the connect in the order of the log, and span about as
     * long as the session lasted. If not, the clock of the sensor was set during the session, or the log is out of order:
     * times between its events mean nothing then. A clock that is set forward shows only if the log knows the true duration.
     */
    public boolean hasSteadyClock() {
        return SessionClock.isSteady(this);
    }

    /**
     * Returns what can be asked about this session, each subject once: its source address, then per file the host, the
     * URL and the hash.
     */
    public Set<Observable> observables() {
        Set<Observable> observables = new LinkedHashSet<>();
        observables.addAll(Observable.ofFile(source.ip(), null, null));
        for (Download download : downloads) {
            observables.addAll(Observable.ofFile(download.host(), download.url(), download.sha256()));
        }
        for (Upload upload : uploads) {
            observables.addAll(
                    Observable.ofFile(upload.host(), upload.host() == null ? null : upload.url(), upload.sha256()));
        }
        return Ordered.copyOf(observables);
    }

    /**
     * Returns a builder with the required parts.
     *
     * @param id Cowrie's session id
     * @param end how the record ended
     * @return a new builder
     */
    public static SessionBuilder builder(String id, SessionEnd end) {
        return new SessionBuilder(id, end);
    }
}
