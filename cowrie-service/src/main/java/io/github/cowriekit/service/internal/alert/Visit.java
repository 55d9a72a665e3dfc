package io.github.cowriekit.service.internal.alert;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.model.event.command.CommandInput;
import io.github.cowriekit.parser.SessionAssembler;
import io.github.cowriekit.sink.spi.AlertKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The events of a session that is going on, and what was told about it. Not thread-safe. */
final class Visit {
    /** A person does not type more; what comes behind them is not judged. */
    private static final int MAX_EVENTS = 500;

    private static final int ALWAYS_JUDGED = 50;
    private static final int THEN_EVERY = 10;

    /** Attackers may make each event as long as a line can be. */
    private static final int MAX_LENGTH = 1 << 20;

    private final List<CowrieEvent> events = new ArrayList<>();
    private final Set<AlertKind> told = EnumSet.noneOf(AlertKind.class);
    private int commands;
    private int length;
    private boolean isCut;
    private @Nullable Instant begin;

    /** Takes an event, and returns how many chars are kept of it. */
    int add(CowrieEvent event) {
        if (begin == null) {
            begin = event.timestamp();
        }
        int chars = isCut ? 0 : event.toString().length();
        isCut |= events.size() == MAX_EVENTS || chars > MAX_LENGTH - length;
        if (isCut) {
            return 0;
        }
        events.add(event);
        length += chars;
        commands += event instanceof CommandInput ? 1 : 0;
        return chars;
    }

    /** Returns whether events were left out, from some point on all. */
    boolean isCut() {
        return isCut;
    }

    /** Returns the chars of all events that are kept. */
    int length() {
        return length;
    }

    /** Returns the time of the first event that was seen, null if none has one. */
    @Nullable
    Instant begin() {
        return begin;
    }

    /** Returns whether it is the first time that something is told. */
    boolean tell(AlertKind kind) {
        return told.add(kind);
    }

    /** Returns whether the last command is worth a judgement; to judge each of hundreds would cost the square of them. */
    boolean isDue() {
        return !told.contains(AlertKind.PERSON) && !isCut && (commands <= ALWAYS_JUDGED || commands % THEN_EVERY == 0);
    }

    /** Returns the session as far as it has come, empty if its events make none. */
    Optional<Session> session() {
        return session(events);
    }

    /** Returns the session that events make, empty if they make none. */
    static Optional<Session> session(List<CowrieEvent> events) {
        List<Session> sessions = new ArrayList<>();
        SessionAssembler assembler = SessionAssembler.create();
        events.forEach(event -> assembler.add(event, sessions::add));
        assembler.finish(sessions::add);
        return sessions.isEmpty() ? Optional.empty() : Optional.of(sessions.get(sessions.size() - 1));
    }
}
