package io.github.cowriekit.flink.internal;

import io.github.cowriekit.flink.RawLine;
import io.github.cowriekit.flink.SessionRules;
import io.github.cowriekit.model.Session;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Holds the lines of a session until they are complete. A timer waits for the end of the grace after a close, else of the idle
 * time after the latest line; it is set anew when it fires too early rather than at each line.
 *
 * <p>When the input ends, the watermark may be far behind, wherever the slowest task was. So the time in the log comes by broadcast
 * as well, and says which sessions had been silent for too long.
 */
public final class SessionCollector
        extends KeyedBroadcastProcessFunction<Tuple2<String, String>, RoutedLine, Long, Session> {
    /** Lines of sessions that were handed over. */
    public static final OutputTag<RawLine> LATE = new OutputTag<>("late-lines", ValueTypes.RAW_LINE);

    /** The latest second of the log that any task has seen, and the watermark when the last such came. */
    public static final MapStateDescriptor<Integer, Long> LOG_END =
            new MapStateDescriptor<>("log-end", Types.INT, Types.LONG);

    private static final int SECOND = 0;
    private static final int WATERMARK = 1;
    private static final long DAY = 86_400_000;

    /** A watermark of this time says that the input ended. */
    private static final long END = Long.MAX_VALUE;

    private final SessionRules rules;

    @SuppressWarnings("NullAway.Init")
    private transient ListState<KeptLine> lines;

    @SuppressWarnings("NullAway.Init")
    private transient ValueState<Held> state;

    @SuppressWarnings("NullAway.Init")
    private transient SessionReplay replay;

    @SuppressWarnings("NullAway.Init")
    private transient Counter lateLines;

    @SuppressWarnings("NullAway.Init")
    private transient Counter cutLines;

    public SessionCollector(SessionRules rules) {
        this.rules = rules;
    }

    @Override
    public void open(OpenContext context) {
        lines = getRuntimeContext().getListState(new ListStateDescriptor<>("lines", KeptLineSerializer.INSTANCE));
        state = getRuntimeContext().getState(new ValueStateDescriptor<>("held", HeldSerializer.INSTANCE));
        replay = new SessionReplay(rules);
        lateLines = getRuntimeContext().getMetricGroup().counter("lateLines");
        cutLines = getRuntimeContext().getMetricGroup().counter("cutLines");
    }

    @Override
    public void processElement(RoutedLine line, ReadOnlyContext context, Collector<Session> out) throws Exception {
        Held held = state.value();
        long time = time(line, context);
        if (held == null) {
            held = Held.NOTHING;
        } else if (held.isTooLate(line, time)) {
            lateLines.inc();
            context.output(LATE, line.kept().line());
            return;
        }
        boolean isFirstClose = line.kind() == RoutedLine.Kind.CLOSE && held.closed() == KeptLine.NO_TIME;
        boolean fits = held.lines() < rules.maxLines()
                && held.bytes() + line.kept().line().bytes().length <= rules.maxBytes();
        boolean keep = fits || isFirstClose;
        if (keep) {
            lines.add(line.kept());
        } else {
            cutLines.inc();
        }
        boolean isFirst = held.lines() == 0;
        held = held.plus(line, time, keep);
        long watermark = watermark(
                context.currentWatermark(),
                context.currentProcessingTime(),
                context.getBroadcastState(LOG_END).get(WATERMARK));
        boolean isBehind = time != KeptLine.NO_TIME && millis(time) <= watermark;
        // what is behind comes now all the same, and so may the rest of it
        long due = isBehind ? Math.max(due(held), later(watermark, patience(held))) : due(held);
        if (isFirst || due < held.timer() || (isBehind && due > held.timer())) {
            held = setTimer(held, due, context.timerService());
        }
        state.update(held);
    }

    /**
     * Returns how far the watermark came, also before the checkpoint that the task went on from: then it begins anew. One in the
     * future was that of a clock that went wrong, which a restart mends.
     *
     * @param now the watermark, in milliseconds
     * @param clock the wall clock, in milliseconds
     * @param before how far it came before, null if that is not known
     */
    static long watermark(long now, long clock, @Nullable Long before) {
        return before == null || before > clock + DAY ? now : Math.max(now, before);
    }

    @Override
    public void processBroadcastElement(Long second, Context context, Collector<Session> out) throws Exception {
        var end = context.getBroadcastState(LOG_END);
        Long latest = end.get(SECOND);
        if (latest == null || second > latest) {
            end.put(SECOND, second);
        }
        end.put(WATERMARK, watermark(context.currentWatermark(), context.currentProcessingTime(), end.get(WATERMARK)));
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<Session> out) throws Exception {
        Held held = state.value();
        if (held == null || held.timer() != time) {
            return;
        }
        if (held.lines() == 0) {
            state.clear();
        } else if (due(held) > time) {
            // at the end as well, where time passes at once: when a session is handed over must not depend on the tasks
            state.update(setTimer(held, due(held), context.timerService()));
        } else {
            handOver(held, time, context, out);
        }
    }

    private void handOver(Held held, long time, OnTimerContext context, Collector<Session> out) throws Exception {
        boolean ended = context.timerService().currentWatermark() == END;
        long covered = end(held);
        long until = covered == KeptLine.NO_TIME ? KeptLine.NO_TIME : covered + 1;
        boolean all = held.closed() == KeptLine.NO_TIME;
        if (ended) {
            Long second = context.getBroadcastState(LOG_END).get(SECOND);
            long logEnd = second == null ? KeptLine.NO_TIME : second * 1_000_000;
            all |= logEnd < until;
            until = Math.min(logEnd, until);
        }
        Iterable<KeptLine> kept = lines.get();
        SessionReplay.Outcome outcome =
                replay.run(context.getCurrentKey(), kept == null ? List.of() : kept, held.cut(), until, all);
        outcome.sessions().forEach(out::collect);
        if (!outcome.open().isEmpty()) {
            keepOpen(held, outcome, time, context);
            return;
        }
        lines.clear();
        if (ended || covered == KeptLine.NO_TIME || rules.rememberFor().isZero()) {
            state.clear();
            return;
        }
        Held rest = new Held(KeptLine.NO_TIME, KeptLine.NO_TIME, KeptLine.NO_TIME, 0, 0, 0, held.last(), covered);
        state.update(
                setTimer(rest, later(Math.max(millis(covered), time), rules.rememberFor()), context.timerService()));
    }

    /** Lets the lines of a session wait for its own end when the id came back. */
    private void keepOpen(Held held, SessionReplay.Outcome outcome, long time, OnTimerContext context)
            throws Exception {
        List<KeptLine> open = outcome.open();
        long closed = replay.findClose(context.getCurrentKey(), open);
        Held rest;
        if (outcome.sessions().isEmpty()) {
            // the time of the close is before that of lines before it; without a later one it did not close a session
            rest = held.rest(open, closed > held.closed() ? closed : KeptLine.NO_TIME, held.covered());
        } else {
            lines.update(open);
            rest = held.rest(open, closed, end(held));
        }
        boolean wasBehind = time > due(held);
        long due = wasBehind ? Math.max(due(rest), later(time, patience(rest))) : due(rest);
        state.update(setTimer(rest, due, context.timerService()));
    }

    private static Held setTimer(Held held, long due, TimerService timers) {
        if (held.timer() != KeptLine.NO_TIME && held.timer() != due) {
            timers.deleteEventTimeTimer(held.timer());
        }
        timers.registerEventTimeTimer(due);
        return held.withTimer(due);
    }

    /** Returns when a line is known to be too late for the session, in milliseconds; at the end if no line has a time. */
    private long due(Held held) {
        long end = end(held);
        return end == KeptLine.NO_TIME ? END : millis(end);
    }

    /** Returns up to when lines belong to the session, in microseconds. */
    private long end(Held held) {
        long from = held.closed() == KeptLine.NO_TIME ? held.last() : held.closed();
        return from == KeptLine.NO_TIME ? KeptLine.NO_TIME : from + LogTime.micros(patience(held));
    }

    /** Returns how long to wait for more lines of the session. */
    private Duration patience(Held held) {
        return held.closed() == KeptLine.NO_TIME ? rules.idleTimeout() : rules.grace();
    }

    private static long time(RoutedLine line, ReadOnlyContext context) {
        Long time = context.timestamp();
        if (line.kept().micros() != KeptLine.NO_TIME || time == null || time == Long.MIN_VALUE) {
            return line.kept().micros();
        }
        return time * 1000;
    }

    /** Returns a time in milliseconds, which may be the end of the input, and a length later. */
    private static long later(long time, Duration length) {
        long millis = millis(LogTime.micros(length));
        return time > END - millis ? END : time + millis;
    }

    private static long millis(long micros) {
        return Math.floorDiv(micros, 1000);
    }
}
