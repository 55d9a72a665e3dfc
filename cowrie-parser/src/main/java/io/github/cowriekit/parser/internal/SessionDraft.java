package io.github.cowriekit.parser.internal;

import io.github.cowriekit.model.Client;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.EnvironmentVariable;
import io.github.cowriekit.model.Incomplete;
import io.github.cowriekit.model.KeyExchange;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Notice;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.TerminalSize;
import io.github.cowriekit.model.event.ClientKex;
import io.github.cowriekit.model.event.ClientSize;
import io.github.cowriekit.model.event.ClientVar;
import io.github.cowriekit.model.event.ClientVersion;
import io.github.cowriekit.model.event.CommandFailed;
import io.github.cowriekit.model.event.CommandInput;
import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.model.event.DirectTcpipData;
import io.github.cowriekit.model.event.DirectTcpipJa4;
import io.github.cowriekit.model.event.DirectTcpipJa4h;
import io.github.cowriekit.model.event.DirectTcpipRequest;
import io.github.cowriekit.model.event.FileDownload;
import io.github.cowriekit.model.event.FileDownloadFailed;
import io.github.cowriekit.model.event.FileUpload;
import io.github.cowriekit.model.event.LogClosed;
import io.github.cowriekit.model.event.LogOpen;
import io.github.cowriekit.model.event.LoginAttempt;
import io.github.cowriekit.model.event.SessionClosed;
import io.github.cowriekit.model.event.SessionConnect;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A session while its events come in; every event ends up in exactly one place of the record. Not thread-safe. */
public final class SessionDraft {
    private final String id;
    private final @Nullable String sensor;
    private final EventCounts eventCounts = new EventCounts();
    private final BoundedList<Login> logins;
    private final BoundedList<EnvironmentVariable> environment;
    private final BoundedList<Notice> notices;
    private final CommandList commands;
    private final FileLists files;
    private final ForwardList forwards;
    private final RecordingList recordings;
    private final Set<Incomplete> incomplete = EnumSet.noneOf(Incomplete.class);

    private Endpoint source = Endpoint.UNKNOWN;
    private Endpoint destination = Endpoint.UNKNOWN;
    private @Nullable String protocol;
    private @Nullable String version;
    private @Nullable KeyExchange kex;
    private @Nullable TerminalSize terminal;
    private @Nullable Instant startedAt;
    private @Nullable Instant endedAt;
    private @Nullable Instant lastSeen;
    private @Nullable Duration duration;
    private boolean connected;
    private boolean closed;

    public SessionDraft(String id, @Nullable String sensor, int maxItems) {
        this.id = id;
        this.sensor = sensor;
        this.logins = new BoundedList<>("logins", maxItems);
        this.environment = new BoundedList<>("environment", maxItems);
        this.notices = new BoundedList<>("notices", maxItems);
        this.commands = new CommandList(maxItems);
        this.files = new FileLists(maxItems);
        this.forwards = new ForwardList(maxItems);
        this.recordings = new RecordingList(maxItems);
    }

    public boolean isConnected() {
        return connected;
    }

    public boolean isClosed() {
        return closed;
    }

    /** Returns the time in the log when the last event came, null if there was no time yet. */
    public @Nullable Instant lastSeen() {
        return lastSeen;
    }

    /**
     * Takes an event of this session.
     *
     * @param now the time in the log
     */
    public void add(CowrieEvent event, @Nullable Instant now) {
        lastSeen = now;
        eventCounts.add(event.eventId());
        takeTime(event.timestamp());
        takeConnection(event);
        if (!place(event)) {
            notices.add(new Notice(event.timestamp(), event.eventId(), event.attributes()));
        }
    }

    public Session build(SessionEnd end) {
        if (!connected) {
            incomplete.add(Incomplete.NO_CONNECT);
        }
        if (!closed) {
            incomplete.add(Incomplete.NO_CLOSE);
        } else if (duration == null) {
            incomplete.add(Incomplete.NO_DURATION);
        }
        if (startedAt == null) {
            incomplete.add(Incomplete.NO_TIME);
        }
        boolean derived = duration == null && startedAt != null && endedAt != null;
        return Session.builder(id, end)
                .sensor(sensor)
                .protocol(protocol())
                .source(source)
                .destination(destination)
                .startedAt(startedAt)
                .endedAt(endedAt)
                .duration(derived ? Duration.between(startedAt, endedAt) : duration)
                .durationDerived(derived)
                .incomplete(incomplete)
                .client(new Client(version, kex, terminal, environment.elements()))
                .logins(logins.elements())
                .commands(commands.elements())
                .downloads(files.downloads())
                .uploads(files.uploads())
                .forwards(forwards.elements())
                .recordings(recordings.elements())
                .notices(notices.elements())
                .eventCounts(eventCounts.sorted())
                .truncated(truncated())
                .build();
    }

    private Map<String, Long> truncated() {
        Map<String, Long> truncated = new LinkedHashMap<>();
        logins.countCut(truncated);
        commands.countCut(truncated);
        files.countCut(truncated);
        forwards.countCut(truncated);
        recordings.countCut(truncated);
        environment.countCut(truncated);
        notices.countCut(truncated);
        return truncated;
    }

    private void takeTime(@Nullable Instant time) {
        if (time == null || closed) {
            return;
        }
        if (startedAt == null || time.isBefore(startedAt)) {
            startedAt = time;
        }
        if (endedAt == null || time.isAfter(endedAt)) {
            endedAt = time;
        }
    }

    private void takeConnection(CowrieEvent event) {
        if (protocol == null) {
            protocol = event.header().protocol();
        }
        Endpoint client = event.header().source();
        if (event instanceof SessionConnect) {
            connected = true;
            source = client.isUnknown() ? source : client;
            destination = event.header().destination();
        } else if (source.ip() == null && client.ip() != null) {
            source = client;
        } else if (client.ip() != null && !client.ip().equals(source.ip())) {
            incomplete.add(Incomplete.MISMATCHED_SOURCE);
        }
        // a forwarding carries no address of the honeypot, its header says so
        if (destination.isUnknown()) {
            destination = event.header().destination();
        }
    }

    /** Puts an event where it belongs; returns false if the record has no other place for it than its notices. */
    private boolean place(CowrieEvent event) {
        if (event instanceof CommandInput command) {
            commands.add(command);
            return true;
        }
        if (event instanceof CommandFailed failure) {
            return commands.fail(failure);
        }
        if (event instanceof LoginAttempt login) {
            logins.add(new Login(
                    login.timestamp(), login.username(), login.password(), login.publicKey(), login.success()));
            return true;
        }
        if (event instanceof FileDownload download) {
            files.add(download);
            return true;
        }
        if (event instanceof FileDownloadFailed download) {
            files.add(download);
            return true;
        }
        if (event instanceof FileUpload upload) {
            files.add(upload);
            return true;
        }
        return placeConnection(event) || placeForward(event) || placeRecording(event);
    }

    private boolean placeConnection(CowrieEvent event) {
        if (event instanceof SessionConnect) {
            return true;
        }
        if (event instanceof SessionClosed close && !closed) {
            closed = true;
            duration = close.duration();
            return true;
        }
        if (event instanceof ClientVersion client && (version == null || client.version() == null)) {
            version = client.version() == null || client.version().isEmpty() ? version : client.version();
            kex = kex == null ? client.kex() : kex;
            return true;
        }
        if (event instanceof ClientKex client && kex == null) {
            kex = client.kex();
            return true;
        }
        if (event instanceof ClientSize size && terminal == null) {
            terminal = new TerminalSize(size.width(), size.height());
            return true;
        }
        if (event instanceof ClientVar variable) {
            environment.add(new EnvironmentVariable(variable.name(), variable.value()));
            return true;
        }
        return false;
    }

    private boolean placeForward(CowrieEvent event) {
        if (event instanceof DirectTcpipRequest request) {
            forwards.add(request);
            return true;
        }
        if (event instanceof DirectTcpipData data) {
            return forwards.addData(data);
        }
        if (event instanceof DirectTcpipJa4 tls) {
            return forwards.addJa4(tls);
        }
        return event instanceof DirectTcpipJa4h http && forwards.addJa4h(http);
    }

    private boolean placeRecording(CowrieEvent event) {
        if (event instanceof LogOpen opened) {
            recordings.add(opened);
            return true;
        }
        if (event instanceof LogClosed recording) {
            recordings.add(recording);
            return true;
        }
        return false;
    }

    private @Nullable String protocol() {
        if (protocol != null) {
            return protocol;
        }
        incomplete.add(Incomplete.NO_PROTOCOL);
        // nothing in these logs names telnet but its own events; everything else of that time was SSH
        return eventCounts.hasIdStartingWith("cowrie.telnet.") ? "telnet" : "ssh";
    }
}
