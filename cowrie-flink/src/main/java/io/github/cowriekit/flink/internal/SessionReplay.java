package io.github.cowriekit.flink.internal;

import io.github.cowriekit.flink.RawLine;
import io.github.cowriekit.flink.SessionRules;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.model.event.SessionClosed;
import io.github.cowriekit.parser.EventParser;
import io.github.cowriekit.parser.SessionAssembler;
import io.github.cowriekit.parser.SessionLimits;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.java.tuple.Tuple2;

/** Lets the library make sessions of the lines of one key. Not thread-safe. */
final class SessionReplay {
    private record Placed(long micros, KeptLine kept) {}

    /** By time as a reader of several files merges them: the clock of one file never goes back. */
    private static final Comparator<Placed> BY_TIME = Comparator.comparingLong(Placed::micros)
            .thenComparing(placed -> placed.kept().line().origin())
            .thenComparingLong(placed -> placed.kept().line().offset());

    private static final Comparator<KeptLine> BY_OFFSET =
            Comparator.comparingLong(kept -> kept.line().offset());

    private final SessionAssembler assembler;
    private final EventParser parser = EventParser.create();

    SessionReplay(SessionRules rules) {
        this.assembler = SessionAssembler.of(
                SessionLimits.standard().idleTimeout(rules.idleTimeout()).grace(rules.grace()));
    }

    /**
     * What lines gave.
     *
     * @param sessions that are over
     * @param open lines of the session that is not
     */
    record Outcome(List<Session> sessions, List<KeptLine> open) {}

    /**
     * Makes sessions of lines.
     *
     * @param cut lines that were left out, counted on the last session if all are over
     * @param until up to when silence is certain, {@link KeptLine#NO_TIME} if nothing is known
     * @param all whether what is open then is over as well
     */
    Outcome run(Tuple2<String, String> key, Iterable<KeptLine> lines, long cut, long until, boolean all) {
        List<Session> sessions = new ArrayList<>(1);
        List<KeptLine> inOrder = inOrder(lines);
        int begun = 0;
        int begin = 0;
        for (int i = 0; i < inOrder.size(); i++) {
            add(key, inOrder.get(i), sessions);
            // those of one key come one after the other
            if (sessions.size() + assembler.openSessions() > begun) {
                begun = sessions.size() + assembler.openSessions();
                begin = i;
            }
        }
        if (until != KeptLine.NO_TIME) {
            assembler.advance(Instant.EPOCH.plus(until, ChronoUnit.MICROS), sessions::add);
        }
        boolean waits = !all && assembler.openSessions() > 0;
        assembler.finish(waits ? session -> {} : sessions::add);
        assembler.startOver();
        int last = sessions.size() - 1;
        if (cut > 0 && last >= 0 && !waits) {
            sessions.set(last, withCut(sessions.get(last), cut));
        }
        return new Outcome(sessions, waits ? List.copyOf(inOrder.subList(begin, inOrder.size())) : List.of());
    }

    private void add(Tuple2<String, String> key, KeptLine kept, List<Session> sessions) {
        byte[] bytes = kept.line().bytes();
        if (kept.shared()) {
            addOwn(key, bytes, sessions);
        } else {
            assembler.add(bytes, 0, bytes.length, sessions::add);
        }
    }

    /** Returns the time in the log at the first close in lines, {@link KeptLine#NO_TIME} if there is none. */
    long findClose(Tuple2<String, String> key, List<KeptLine> lines) {
        long last = KeptLine.NO_TIME;
        for (KeptLine kept : lines) {
            last = Math.max(last, kept.micros());
            for (CowrieEvent event : parser.parse(kept.line().bytes()).events()) {
                if (event instanceof SessionClosed && isOf(key, event)) {
                    return last;
                }
            }
        }
        return KeptLine.NO_TIME;
    }

    private void addOwn(Tuple2<String, String> key, byte[] bytes, List<Session> sessions) {
        for (CowrieEvent event : parser.parse(bytes).events()) {
            if (isOf(key, event)) {
                assembler.add(event, sessions::add);
            }
        }
    }

    private static boolean isOf(Tuple2<String, String> key, CowrieEvent event) {
        return Objects.equals(event.session(), key.f1)
                && LineRouter.sensor(event).equals(key.f0);
    }

    private static List<KeptLine> inOrder(Iterable<KeptLine> lines) {
        List<KeptLine> all = new ArrayList<>();
        lines.forEach(all::add);
        return isInOrder(all) ? all : sorted(all);
    }

    /** Returns whether lines are of one origin, one after the other, as they mostly are. */
    private static boolean isInOrder(List<KeptLine> lines) {
        for (int i = 1; i < lines.size(); i++) {
            RawLine before = lines.get(i - 1).line();
            RawLine line = lines.get(i).line();
            if (line.offset() < before.offset() || !line.origin().equals(before.origin())) {
                return false;
            }
        }
        return true;
    }

    private static List<KeptLine> sorted(List<KeptLine> lines) {
        Map<String, List<KeptLine>> byOrigin = new HashMap<>();
        lines.forEach(kept -> byOrigin.computeIfAbsent(kept.line().origin(), origin -> new ArrayList<>())
                .add(kept));
        byOrigin.values().forEach(ofOne -> ofOne.sort(BY_OFFSET));
        if (byOrigin.size() == 1) {
            return byOrigin.values().iterator().next();
        }
        List<Placed> placed = new ArrayList<>();
        for (List<KeptLine> ofOne : byOrigin.values()) {
            long clock = KeptLine.NO_TIME;
            for (KeptLine kept : ofOne) {
                clock = Math.max(clock, kept.micros());
                placed.add(new Placed(clock, kept));
            }
        }
        placed.sort(BY_TIME);
        return placed.stream().map(Placed::kept).toList();
    }

    private static Session withCut(Session of, long cut) {
        Map<String, Long> truncated = new LinkedHashMap<>(of.truncated());
        truncated.put("lines", cut);
        return new Session(
                of.id(),
                of.sensor(),
                of.protocol(),
                of.source(),
                of.destination(),
                of.startedAt(),
                of.endedAt(),
                of.duration(),
                of.durationDerived(),
                of.end(),
                of.incomplete(),
                of.client(),
                of.logins(),
                of.commands(),
                of.downloads(),
                of.uploads(),
                of.forwards(),
                of.recordings(),
                of.notices(),
                of.eventCounts(),
                truncated);
    }
}
