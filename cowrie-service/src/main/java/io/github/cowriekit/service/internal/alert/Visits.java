package io.github.cowriekit.service.internal.alert;

import io.github.cowriekit.analysis.Analysis;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.assessment.PlantedKey;
import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.model.event.EventHeader;
import io.github.cowriekit.model.event.FileDownload;
import io.github.cowriekit.model.event.FileUpload;
import io.github.cowriekit.model.event.LoginAttempt;
import io.github.cowriekit.model.event.SessionClosed;
import io.github.cowriekit.model.event.command.CommandInput;
import io.github.cowriekit.sink.spi.Alert;
import io.github.cowriekit.sink.spi.AlertKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Watches sessions while they go on, and says what is worth an alert. Not thread-safe.
 *
 * <p>A session of which the beginning was not seen, as after a restart, is judged by what was.
 */
public final class Visits {
    private static final int MAX_VISITS = 10_000;
    /** Of the events that are kept, in chars. */
    private static final long MAX_LENGTH = 32L << 20;

    private record Name(@Nullable String sensor, String session) {}

    private final Set<AlertKind> kinds;
    private volatile Analysis analysis;

    /** Those that had no event for longest come first. */
    private final Map<Name, Visit> open = new LinkedHashMap<>(16, 0.75f, true);

    private long length;

    public Visits(Set<AlertKind> kinds, Analysis analysis) {
        this.kinds = kinds;
        this.analysis = analysis;
    }

    /** Judges by other rules from now on; from any thread. */
    public void judgeBy(Analysis other) {
        analysis = other;
    }

    /** Takes the next event, and returns what it gives cause for. */
    public List<Alert> add(CowrieEvent event) {
        EventHeader header = event.header();
        String session = header.session();
        if (session == null || session.isEmpty()) {
            return List.of();
        }
        Name name = new Name(header.sensor(), session);
        if (event instanceof SessionClosed) {
            Visit closed = open.remove(name);
            length -= closed == null ? 0 : closed.length();
            return List.of();
        }
        Visit visit = open.computeIfAbsent(name, any -> new Visit());
        length += visit.add(event);
        forgetSilent();
        List<Alert> alerts = new ArrayList<>();
        if (event instanceof LoginAttempt login && login.success()) {
            login(login, visit).ifPresent(alerts::add);
        } else if (event instanceof FileDownload file) {
            alert(AlertKind.FILE, header, details("url", file.url(), "sha256", file.sha256(), "path", file.destfile()))
                    .ifPresent(alerts::add);
        } else if (event instanceof FileUpload file) {
            alert(AlertKind.FILE, header, details("name", file.filename(), "sha256", file.sha256(), "url", file.url()))
                    .ifPresent(alerts::add);
        } else if (event instanceof CommandInput command) {
            command(command, visit, alerts);
        }
        return alerts;
    }

    /** Returns when the session of an event began as far as that was seen, else the time of the event. */
    public Instant begin(CowrieEvent event) {
        EventHeader header = event.header();
        Visit visit = header.session() == null ? null : open.get(new Name(header.sensor(), header.session()));
        Instant begin = visit == null ? null : visit.begin();
        return begin != null ? begin : Objects.requireNonNullElse(event.timestamp(), Instant.MIN);
    }

    /** Forgets all, as a restart does. */
    public void forget() {
        open.clear();
        length = 0;
    }

    /** Forgets those that had no event for longest. */
    private void forgetSilent() {
        Iterator<Visit> eldest = open.values().iterator();
        while (open.size() > MAX_VISITS || (length > MAX_LENGTH && open.size() > 1)) {
            length -= eldest.next().length();
            eldest.remove();
        }
    }

    private Optional<Alert> login(LoginAttempt login, Visit visit) {
        return visit.tell(AlertKind.LOGIN)
                ? alert(
                        AlertKind.LOGIN,
                        login.header(),
                        details("username", login.username(), "password", login.password(), "", null))
                : Optional.empty();
    }

    private void command(CommandInput command, Visit visit, List<Alert> alerts) {
        boolean mayHoldKey = kinds.contains(AlertKind.NEW_KEY)
                && (command.input().contains("ssh-") || command.input().contains("ecdsa-"));
        boolean mayBePerson = kinds.contains(AlertKind.PERSON) && visit.isDue();
        if (!mayHoldKey && !mayBePerson) {
            return;
        }
        // behind the cut only a key is looked for, and that stands in the command itself
        Optional<Session> session = visit.isCut() ? Visit.session(List.of(command)) : visit.session();
        if (session.isEmpty()) {
            return;
        }
        Assessment assessment = analysis.assess(session.get());
        if (mayBePerson && assessment.operator().verdict().isHuman() && visit.tell(AlertKind.PERSON)) {
            alert(
                            AlertKind.PERSON,
                            command.header(),
                            details(
                                    "verdict",
                                    assessment.operator().verdict().label(),
                                    "command",
                                    command.input(),
                                    "",
                                    null))
                    .ifPresent(alerts::add);
        }
        if (mayHoldKey && assessment.playbook() != null) {
            for (PlantedKey key : assessment.playbook().keys()) {
                key(key, command.header()).ifPresent(alerts::add);
            }
        }
    }

    /** Known by the key alone, so that it is told once however often it comes. */
    private Optional<Alert> key(PlantedKey key, EventHeader header) {
        if (key.fingerprint() == null) {
            return Optional.empty();
        }
        Map<String, String> details = details("fingerprint", key.fingerprint(), "type", key.type(), "", null);
        return alert(AlertKind.NEW_KEY, header, details)
                .map(alert -> new Alert(
                        id("key\n" + key.fingerprint()),
                        alert.kind(),
                        alert.time(),
                        alert.sensor(),
                        alert.session(),
                        alert.sourceIp(),
                        alert.protocol(),
                        alert.details()));
    }

    private Optional<Alert> alert(AlertKind kind, EventHeader header, Map<String, String> details) {
        Instant time = header.timestamp();
        if (!kinds.contains(kind) || time == null) {
            return Optional.empty();
        }
        String session = Objects.requireNonNull(header.session());
        UUID id = id(String.join(
                "\n", kind.label(), String.valueOf(header.sensor()), session, time.toString(), details.toString()));
        return Optional.of(new Alert(
                id, kind, time, header.sensor(), session, header.source().ip(), header.protocol(), details));
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(("cowriekit\n" + name).getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> details(
            String first,
            @Nullable String one,
            String second,
            @Nullable String two,
            String third,
            @Nullable String three) {
        Map<String, String> details = new LinkedHashMap<>();
        put(details, first, one);
        put(details, second, two);
        put(details, third, three);
        return details;
    }

    private static void put(Map<String, String> details, String name, @Nullable String value) {
        if (value != null) {
            details.put(name, value);
        }
    }
}
