package io.github.cowriekit.parser.internal.event;

import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.parser.ParseProblem.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What one line holds: events, and what is wrong with it. */
public final class LineContent {
    private static final int MAX_FLAWS = 1_000;

    private final List<CowrieEvent> events = new ArrayList<>(1);
    private final List<Long> keys = new ArrayList<>(1);
    private final List<Flaw> flaws = new ArrayList<>(0);
    private boolean complete = true;

    /** Something wrong with a line. */
    public record Flaw(Kind kind, String reason) {}

    /** Adds an event with its {@link EventIdentity}. */
    void event(CowrieEvent event, long key) {
        events.add(event);
        keys.add(key);
    }

    /** Adds the events of another line. */
    void addAll(LineContent other) {
        events.addAll(other.events);
        keys.addAll(other.keys);
    }

    /** Reverses the events if their times only decrease, as search tools sort them. */
    void orderByTime() {
        Instant before = null;
        boolean goesBack = false;
        for (CowrieEvent event : events) {
            Instant time = event.timestamp();
            if (time == null || (before != null && time.isAfter(before))) {
                return;
            }
            goesBack |= before != null && time.isBefore(before);
            before = time;
        }
        if (goesBack) {
            Collections.reverse(events);
            Collections.reverse(keys);
        }
    }

    /** Makes this the content of another line, which holds one event and nothing wrong. */
    LineContent only(CowrieEvent event, long key) {
        events.clear();
        keys.clear();
        event(event, key);
        return this;
    }

    /** Notes what is wrong; where that is much already, the last of each kind. */
    void flaw(Kind kind, String reason) {
        if (flaws.size() >= MAX_FLAWS) {
            flaws.subList(MAX_FLAWS, flaws.size()).removeIf(flaw -> flaw.kind() == kind);
        }
        flaws.add(new Flaw(kind, reason));
    }

    /** Notes that the line is not JSON to its end. */
    void cutShort(String reason) {
        complete = false;
        flaws.add(new Flaw(Kind.INVALID_JSON, reason));
    }

    public List<CowrieEvent> events() {
        return events;
    }

    /** Returns the {@link EventIdentity} of an event. */
    public long key(int index) {
        return keys.get(index);
    }

    /** Returns what is wrong with the line; if it has no event, only what made it unreadable. */
    public List<Flaw> flaws() {
        return events.isEmpty() && flaws.size() > 1 ? flaws.subList(flaws.size() - 1, flaws.size()) : flaws;
    }

    public boolean isComplete() {
        return complete;
    }
}
