package io.github.cowriekit.flink.internal;

import io.github.cowriekit.flink.RawLine;
import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.model.event.SessionClosed;
import io.github.cowriekit.model.event.SessionConnect;
import io.github.cowriekit.parser.ParseProblem;
import io.github.cowriekit.parser.ParsedLine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Finds out which session a line belongs to. */
public final class LineRouter extends ProcessFunction<RawLine, RoutedLine> {
    /** What is wrong with lines. */
    public static final OutputTag<ParseProblem> PROBLEMS = new OutputTag<>("problems", ValueTypes.PROBLEM);

    /** The time in the log, in seconds, whenever it is another one. */
    public static final OutputTag<Long> TIMES = new OutputTag<>("times", Types.LONG);

    /** Bytes that a piece may have for all sessions together where it has to be kept for each. */
    private static final long MAX_COPIED = 64L << 20;

    private transient long second;

    @SuppressWarnings("NullAway.Init")
    private transient LogClock clock;

    @SuppressWarnings("NullAway.Init")
    private transient Counter withoutSession;

    @Override
    public void open(OpenContext context) {
        clock = new LogClock();
        second = Long.MIN_VALUE;
        withoutSession = getRuntimeContext().getMetricGroup().counter("eventsWithoutSession");
    }

    @Override
    public void processElement(RawLine line, Context context, Collector<RoutedLine> out) {
        Long time = context.timestamp();
        long now = clock.tick(time != null && LogTime.isIn(line) ? time : LogClock.NONE);
        if (now != LogClock.NONE && Math.floorDiv(now, 1000) > second) {
            second = Math.floorDiv(now, 1000);
            context.output(TIMES, second);
        }
        ParsedLine parsed = LineParser.parse(line.bytes());
        for (ParseProblem problem : parsed.problems()) {
            context.output(
                    PROBLEMS,
                    new ParseProblem(
                            line.origin(), 0, line.offset(), problem.kind(), problem.reason(), problem.excerpt()));
        }
        if (parsed.events().size() == 1) {
            CowrieEvent event = parsed.events().get(0);
            if (event.session() == null) {
                withoutSession.inc();
            } else {
                out.collect(route(event, event.session(), false, line));
            }
        } else {
            withoutSession.inc(parsed.events().stream()
                    .filter(event -> event.session() == null)
                    .count());
            routes(parsed.events(), line, sessions -> context.output(PROBLEMS, tooMany(line, sessions)))
                    .forEach(out::collect);
        }
    }

    private static ParseProblem tooMany(RawLine line, int sessions) {
        return new ParseProblem(
                line.origin(),
                0,
                line.offset(),
                ParseProblem.Kind.LINE_TOO_LONG,
                "events of " + sessions + " sessions in one piece, too many to keep it for each; they are left out",
                null);
    }

    /**
     * Returns the pieces of a line for the sessions that they belong to. All of one session have the latest time of these, so that
     * no other line comes between them.
     *
     * @param leftOut is told of how many sessions a piece has events that is too long to be kept for each
     */
    static List<RoutedLine> routes(List<CowrieEvent> events, RawLine line, IntConsumer leftOut) {
        Map<Tuple2<String, String>, Long> latest = new HashMap<>();
        List<RoutedLine> routes = new ArrayList<>();
        for (LinePieces.Piece piece : LinePieces.of(line, events)) {
            Collection<RoutedLine> own = routes(piece.events(), piece.line());
            if (own.size() > 1 && (long) own.size() * piece.line().bytes().length > MAX_COPIED) {
                leftOut.accept(own.size());
                continue;
            }
            routes.addAll(own);
            own.forEach(route -> latest.merge(route.key(), route.kept().micros(), Math::max));
        }
        return routes.stream()
                .map(route -> route.withMicros(latest.getOrDefault(route.key(), KeptLine.NO_TIME)))
                .toList();
    }

    /** Returns a piece for each session of which it has events. */
    private static Collection<RoutedLine> routes(List<CowrieEvent> events, RawLine piece) {
        Map<Tuple2<String, String>, RoutedLine> routes = new LinkedHashMap<>();
        for (CowrieEvent event : events) {
            if (event.session() != null) {
                RoutedLine own = route(event, event.session(), events.size() > 1, piece);
                routes.merge(own.key(), own, LineRouter::merge);
            }
        }
        return routes.values();
    }

    private static RoutedLine merge(RoutedLine one, RoutedLine other) {
        // kinds are ordered by how much they say
        RoutedLine.Kind kind = one.kind().compareTo(other.kind()) < 0 ? other.kind() : one.kind();
        long micros = Math.max(one.kept().micros(), other.kept().micros());
        return new RoutedLine(one.sensor(), one.session(), kind, one.kept()).withMicros(micros);
    }

    private static RoutedLine route(CowrieEvent event, String session, boolean shared, RawLine line) {
        RoutedLine.Kind kind = RoutedLine.Kind.OTHER;
        if (event instanceof SessionConnect) {
            kind = RoutedLine.Kind.CONNECT;
        } else if (event instanceof SessionClosed) {
            kind = RoutedLine.Kind.CLOSE;
        }
        return new RoutedLine(
                sensor(event), session, kind, new KeptLine(LogTime.micros(event.timestamp()), shared, line));
    }

    static String sensor(CowrieEvent event) {
        String sensor = event.header().sensor();
        return sensor == null ? "" : sensor;
    }
}
