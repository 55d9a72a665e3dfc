package io.github.cowriekit.flink.internal;

import io.github.cowriekit.analysis.Analysis;
import io.github.cowriekit.analysis.SessionHistory;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.intel.EnrichedSession;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
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

    private static final Comparator<EnrichedSession> IN_ORDER = Comparator.comparing(
            EnrichedSession::session,
            Comparator.comparing(Session::sensor, Comparator.nullsFirst(Comparator.naturalOrder()))
                    .thenComparing(Session::id)
                    .thenComparing(Session::startedAt, Comparator.nullsFirst(Comparator.naturalOrder())));

    private final SerializableFunction<SessionHistory, Analysis> factory;
    private final MapFunction<Assessment, T> result;

    @SuppressWarnings("NullAway.Init")
    private transient SessionHistory history;

    @SuppressWarnings("NullAway.Init")
    private transient Analysis analysis;

    @SuppressWarnings("NullAway.Init")
    private transient ListState<byte[]> savedHistory;

    /** Sessions by their time and a number among those of that time, so that adding one touches no other. */
    @SuppressWarnings("NullAway.Init")
    private transient MapState<Tuple2<Long, Integer>, EnrichedSession> waiting;

    /** How many wait by their time. */
    @SuppressWarnings("NullAway.Init")
    private transient MapState<Long, Integer> counts;

    public AssessFunction(SerializableFunction<SessionHistory, Analysis> factory, MapFunction<Assessment, T> result) {
        this.factory = factory;
        this.result = result;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        var states = context.getOperatorStateStore();
        savedHistory = states.getListState(new ListStateDescriptor<>("history", BytePrimitiveArraySerializer.INSTANCE));
        // a history that was loaded says how many sessions it holds; so that this does not begin with the first failure
        byte[] state = bytes(SessionHistory.create());
        for (byte[] saved : savedHistory.get()) {
            state = saved;
        }
        history = SessionHistory.load(new ByteArrayInputStream(state));
    }

    @Override
    public void open(OpenContext context) throws Exception {
        waiting = getRuntimeContext()
                .getMapState(
                        new MapStateDescriptor<>("waiting", Types.TUPLE(Types.LONG, Types.INT), ValueTypes.ENRICHED));
        counts = getRuntimeContext().getMapState(new MapStateDescriptor<>("counts", Types.LONG, Types.INT));
        analysis = factory.apply(history);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        savedHistory.update(List.of(bytes(history)));
    }

    @Override
    public void processElement(EnrichedSession session, Context context, Collector<T> out) throws Exception {
        @Nullable Long time = context.timestamp();
        if (time == null || time <= context.timerService().currentWatermark()) {
            assess(session, out);
            return;
        }
        Integer before = counts.get(time);
        int number = before == null ? 0 : before;
        waiting.put(Tuple2.of(time, number), session);
        counts.put(time, number + 1);
        context.timerService().registerEventTimeTimer(time);
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<T> out) throws Exception {
        Integer count = counts.get(time);
        if (count == null) {
            return;
        }
        List<EnrichedSession> due = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Tuple2<Long, Integer> place = Tuple2.of(time, i);
            due.add(waiting.get(place));
            waiting.remove(place);
        }
        counts.remove(time);
        due.sort(IN_ORDER);
        for (EnrichedSession session : due) {
            assess(session, out);
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
