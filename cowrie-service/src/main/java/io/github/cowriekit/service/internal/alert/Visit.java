package io.github.cowriekit.service.internal.alert;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.model.event.command.CommandInput;
import io.github.cowriekit.parser.SessionAssembler;
import io.github.cowriekit.sink.spi.AlertKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The events of a session that is going on, and what was told about it. Not thread-safe. */
final class Visit {
    /** A person does not type more; what comes behind them is not judged. */
    private static final int MAX_EVENTS = 500;

    private static final int ALWAYS_JUDGED = 50;
    private static final int THEN_EVERY = 10;

    private final List<CowrieEvent> events = new ArrayList<>();
    private final Set<AlertKind> told = EnumSet.noneOf(AlertKind.class);
    private int commands;

    void add(CowrieEvent event) {
        if (events.size() < MAX_EVENTS) {
            events.add(event);
            commands += event instanceof CommandInput ? 1 : 0;
        }
    }

    /** Returns whether it is the first time that something is told. */
    boolean tell(AlertKind kind) {
        return told.add(kind);
    }

    /** Returns whether the last command is worth a judgement; to judge each of hundreds would cost the square of them. */
    boolean isDue() {
        return !told.contains(AlertKind.PERSON)
                && events.size() < MAX_EVENTS
                && (commands <= ALWAYS_JUDGED || commands % THEN_EVERY == 0);
    }

    /** Returns the session as far as it has come, empty if its events make none. */
    Optional<Session> session() {
        List<Session> sessions = new ArrayList<>();
        SessionAssembler assembler = SessionAssembler.create();
        events.forEach(event -> assembler.add(event, sessions::add));
        assembler.finish(sessions::add);
        return sessions.isEmpty() ? Optional.empty() : Optional.of(sessions.get(sessions.size() - 1));
    }
}
