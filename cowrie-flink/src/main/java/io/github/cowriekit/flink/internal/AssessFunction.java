package io.github.cowriekit.flink.internal;

import io.github.cowriekit.analysis.Analysis;
import io.github.cowriekit.analysis.SessionHistory;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.intel.EnrichedSession;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.function.SerializableFunction;
import org.jspecify.annotations.Nullable;

/**
 * Assesses sessions in the order in which they were handed over, with a history that is part of each checkpoint. There is one
 * such task.
 *
 * <p>Tasks before it hand over sessions as they please; they wait here until the watermark says that none comes that was handed
 * over before them, and are then taken by time, sensor, id and start.
 */
public final class AssessFunction<T> extends KeyedProcessFunction<Byte, EnrichedSession, T>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1;

    private static final Comparator<Tuple2<Long, EnrichedSession>> IN_ORDER = Comparator.comparing(
                    (Tuple2<Long, EnrichedSession> waiting) -> waiting.f0)
            .thenComparing(waiting -> waiting.f1.session(), inOrder());

    private final SerializableFunction<SessionHistory, Analysis> factory;
    private final MapFunction<Assessment, T> result;

    @SuppressWarnings("NullAway.Init")
    private transient SessionHistory history;

    @SuppressWarnings("NullAway.Init")
    private transient Analysis analysis;

    @SuppressWarnings("NullAway.Init")
    private transient Queue<Tuple2<Long, EnrichedSession>> waiting;

    @SuppressWarnings("NullAway.Init")
    private transient ListState<byte[]> savedHistory;

    @SuppressWarnings("NullAway.Init")
    private transient ListState<Tuple2<Long, EnrichedSession>> savedWaiting;

    public AssessFunction(SerializableFunction<SessionHistory, Analysis> factory, MapFunction<Assessment, T> result) {
        this.factory = factory;
        this.result = result;
    }

    private static Comparator<Session> inOrder() {
        return Comparator.comparing(Session::sensor, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(Session::id)
                .thenComparing(Session::startedAt, Comparator.nullsFirst(Comparator.naturalOrder()));
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        var states = context.getOperatorStateStore();
        savedHistory = states.getListState(new ListStateDescriptor<>("history", BytePrimitiveArraySerializer.INSTANCE));
        savedWaiting =
                states.getListState(new ListStateDescriptor<>("waiting", Types.TUPLE(Types.LONG, ValueTypes.ENRICHED)));
        waiting = new PriorityQueue<>(IN_ORDER);
        savedWaiting.get().forEach(waiting::add);
        // a history that was loaded says how many sessions it holds; so that this does not begin with the first failure
        byte[] state = bytes(SessionHistory.create());
        for (byte[] saved : savedHistory.get()) {
            state = saved;
        }
        history = SessionHistory.load(new ByteArrayInputStream(state));
    }

    @Override
    public void open(OpenContext context) throws Exception {
        analysis = factory.apply(history);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        savedHistory.update(List.of(bytes(history)));
        savedWaiting.update(List.copyOf(waiting));
    }

    @Override
    public void processElement(EnrichedSession session, Context context, Collector<T> out) throws Exception {
        @Nullable Long time = context.timestamp();
        if (time == null || time <= context.timerService().currentWatermark()) {
            assess(session, out);
            return;
        }
        waiting.add(Tuple2.of(time, session));
        context.timerService().registerEventTimeTimer(time);
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<T> out) throws Exception {
        Tuple2<Long, EnrichedSession> first = waiting.peek();
        while (first != null && first.f0 <= time) {
            waiting.remove();
            assess(first.f1, out);
            first = waiting.peek();
        }
    }

    private void assess(EnrichedSession session, Collector<T> out) throws Exception {
        out.collect(result.map(analysis.assess(session)));
    }

    private static byte[] bytes(SessionHistory history) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        history.save(bytes);
        return bytes.toByteArray();
    }
}
