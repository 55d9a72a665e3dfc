package io.github.cowriekit.flink;

import io.github.cowriekit.analysis.Analysis;
import io.github.cowriekit.analysis.SessionHistory;
import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.flink.internal.AssessFunction;
import io.github.cowriekit.flink.internal.EnrichFunction;
import io.github.cowriekit.flink.internal.LineRouter;
import io.github.cowriekit.flink.internal.LogTime;
import io.github.cowriekit.flink.internal.SessionCollector;
import io.github.cowriekit.flink.internal.ValueTypes;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.intel.EnrichedSession;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.function.SerializableFunction;
import org.apache.flink.util.function.SerializableSupplier;

/**
 * Sessions out of the logs of many sensors, on Apache Flink.
 *
 * <p>Lines wait in keyed state by sensor and session id; when the log time says that no more will come, the library makes a
 * session of them, the same as {@code CowrieLog} does. Nothing but the log's own time counts, so a run that is repeated, or goes
 * on after a failure or from a savepoint with another parallelism, gives the same sessions. Copies of a log are not recognised:
 * give each line once.
 *
 * <pre>{@code
 * var lines = env.fromSource(LogFiles.in(new Path("/logs")).build(), CowrieFlink.watermarks(Duration.ofMinutes(1)), "logs");
 * CowrieFlink.sessions(lines).map(SessionJson::toJson).sinkTo(sink);
 * env.execute();
 * }</pre>
 *
 * <p><b>Late lines.</b> A line that comes when its session was handed over, by a time at which it would have belonged to it, goes
 * to {@link SessionStreams#lateLines()}, as long as the session is {@linkplain SessionRules#rememberFor remembered}. A later
 * line, and any after that, begins a session of its own, as it does in a log; so does a new connect. Lines behind the watermark
 * whose session was not handed over are not late: it waits for more of them beyond the watermark.
 *
 * <p>All methods are safe for use by several threads as far as Flink's are.
 *
 * @since 0.1.0
 */
public final class CowrieFlink {
    private CowrieFlink() {}

    /**
     * Returns event time out of the log, with a watermark for each second of it.
     *
     * <p>The first time, and a jump by more than six hours, counts when the next line with a time confirms it.
     *
     * <p>Give it to the source, which then keeps one per file or partition. Where a partition may stay silent, add
     * {@link WatermarkStrategy#withIdleness}.
     *
     * @param delay by how much log time a line may come after a later one of the same file or partition; one minute will do
     * @throws IllegalArgumentException if it is negative
     */
    public static WatermarkStrategy<RawLine> watermarks(Duration delay) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("the delay must not be negative, is " + delay);
        }
        long millis = delay.toMillis();
        return WatermarkStrategy.<RawLine>forGenerator(context -> new LogWatermarks(millis))
                .withTimestampAssigner(context -> new LogTime());
    }

    /**
     * Returns the sessions of lines by the {@linkplain SessionRules#standard() standard} rules.
     *
     * @param lines with timestamps and {@link #watermarks}
     */
    public static DataStream<Session> sessions(DataStream<RawLine> lines) {
        return read(lines, SessionRules.standard()).sessions();
    }

    /**
     * Returns the sessions of lines, what is wrong with lines, and those that came too late. At the end of the input, and of a
     * savepoint that drains the job, the sessions that are open come with
     * {@link io.github.cowriekit.model.SessionEnd#END_OF_INPUT}.
     *
     * @param lines with timestamps and {@link #watermarks}
     */
    public static SessionStreams read(DataStream<RawLine> lines, SessionRules rules) {
        var routed = lines.process(new LineRouter(), ValueTypes.ROUTED)
                .name("find the session")
                .uid("cowrie-route");
        var times = routed.getSideOutput(LineRouter.TIMES).broadcast(SessionCollector.LOG_END);
        SingleOutputStreamOperator<Session> sessions = routed.keyBy(
                        line -> line.key(), Types.TUPLE(Types.STRING, Types.STRING))
                .connect(times)
                .process(new SessionCollector(Objects.requireNonNull(rules, "rules")), ValueTypes.SESSION)
                .name("sessions")
                .uid("cowrie-sessions");
        return new SessionStreams(
                sessions, routed.getSideOutput(LineRouter.PROBLEMS), sessions.getSideOutput(SessionCollector.LATE));
    }

    /**
     * Returns sessions with what the sources say about them, as they are answered, in any order.
     *
     * <p>Runs in one task whatever the parallelism of the job, so that the limits of the sources, the memory of answers and "each
     * question once" hold for the whole job; what bounds it is the quotas, not the processor. They hold for an attempt, since each
     * begins with an enrichment of its own: give that a cache that lasts, so that spent quotas stay spent and answers are kept after
     * a failure. With more tasks each would keep the limits by itself: then divide the rates by their number, or let them share a
     * cache that counts, such as {@code store.cache()} of a PostgreSQL store, and set the parallelism of the result.
     *
     * <p>Answers are not part of a checkpoint: after a failure the sessions that were waiting are asked about again, which costs
     * nothing where the enrichment has a cache that lasts. Nothing here bounds how long a session waits. A permit less than ten
     * minutes away is waited for, and a source is asked one question at a time; a limit that holds back a source holds back the
     * job once {@code waiting} sessions wait. A {@code timeBudget} does not bound the wait: it ends all questions so long after the
     * attempt began.
     *
     * @param factory makes the enrichment, once in each task, which closes it
     * @param waiting sessions that may wait for answers at a time, held in checkpoints meanwhile
     * @throws IllegalArgumentException if {@code waiting} is not positive
     */
    public static SingleOutputStreamOperator<EnrichedSession> enrich(
            DataStream<Session> sessions, SerializableSupplier<Enrichment> factory, int waiting) {
        if (waiting < 1) {
            throw new IllegalArgumentException("waiting must be positive, is " + waiting);
        }
        EnrichFunction function = new EnrichFunction(Objects.requireNonNull(factory, "factory"));
        return AsyncDataStream.unorderedWait(sessions, function, 0, TimeUnit.MILLISECONDS, waiting)
                .returns(ValueTypes.ENRICHED)
                .name("enrich")
                .uid("cowrie-enrich")
                .setParallelism(1);
    }

    /**
     * Returns what is made of the assessments of sessions, which are compared with all that came before.
     *
     * <p>The history is a part of each checkpoint and savepoint: after a failure, and when a new version of the job goes on from
     * a savepoint, it holds the sessions that it held. Assessments say of how many sessions, as they do with a history that was
     * loaded.
     *
     * <p>Runs in one task whatever the parallelism of the job, since the history has to see every session, one after the other.
     * Sessions are taken by the log time at which they were handed over, then by sensor, id and start, so that the same log gives
     * the same assessments; they wait until the watermark has come that far. A checkpoint contains the whole history, some tens of
     * megabytes in the end, and assessing waits while it is written to memory.
     *
     * <p>Assessments do not travel in Flink, whatever is made of them in the task does.
     *
     * <pre>{@code
     * assess(enriched, history -> Analysis.builder().history(history).build(), SessionJson::toJson, Types.STRING)
     * }</pre>
     *
     * @param sessions in the order in which {@link #sessions} or {@link #enrich} gives them; those without answers by
     *     {@code map(EnrichedSession::of).returns(enrichedSessionType())}
     * @param analysis makes the analysis out of the history, once in each attempt
     * @param result what to make of an assessment, such as its Session JSON
     * @param type the type of that
     */
    public static <T> SingleOutputStreamOperator<T> assess(
            DataStream<EnrichedSession> sessions,
            SerializableFunction<SessionHistory, Analysis> analysis,
            MapFunction<Assessment, T> result,
            TypeInformation<T> type) {
        var function = new AssessFunction<>(
                Objects.requireNonNull(analysis, "analysis"), Objects.requireNonNull(result, "result"));
        return sessions.keyBy(session -> (byte) 0, Types.BYTE)
                .process(function, type)
                .name("assess")
                .uid("cowrie-assess")
                .setParallelism(1)
                .setMaxParallelism(1);
    }

    /** Returns the type of lines, for {@code returns(…)} behind a lambda; Flink finds it by itself otherwise. */
    public static TypeInformation<RawLine> rawLineType() {
        return ValueTypes.RAW_LINE;
    }

    /** Returns the type of sessions, for {@code returns(…)} behind a lambda: Session JSON, which keeps all. */
    public static TypeInformation<Session> sessionType() {
        return ValueTypes.SESSION;
    }

    /** Returns the type of sessions with answers, for {@code returns(…)} behind a lambda. */
    public static TypeInformation<EnrichedSession> enrichedSessionType() {
        return ValueTypes.ENRICHED;
    }
}
