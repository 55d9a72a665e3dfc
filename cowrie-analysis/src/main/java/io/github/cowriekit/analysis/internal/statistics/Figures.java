package io.github.cowriekit.analysis.internal.statistics;

import io.github.cowriekit.analysis.internal.data.State;
import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.FrequentText;
import io.github.cowriekit.model.assessment.StatisticsSummary;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.datasketches.common.ArrayOfStringsSerDe;
import org.apache.datasketches.frequencies.ErrorType;
import org.apache.datasketches.frequencies.ItemsSketch;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.apache.datasketches.hll.Union;
import org.apache.datasketches.memory.Memory;

/** Figures about sessions, of bounded size however many they are. Not thread-safe. */
public final class Figures {
    private static final int LOG_BUCKETS = 12;
    private static final int COUNTED_TEXTS = 256;
    private static final int SHOWN = 20;
    private static final int LONGEST = 200;
    private static final double NANOS = 1e9;

    private long sessions;
    private long withCommands;
    private HllSketch sources = new HllSketch(LOG_BUCKETS, TgtHllType.HLL_8);
    private Numbers durations = new Numbers();
    private Numbers commands = new Numbers();
    private ItemsSketch<String> lastCommands = new ItemsSketch<>(COUNTED_TEXTS);

    /** Adds a session. */
    public void add(Session session) {
        sessions++;
        if (session.source().ip() != null) {
            sources.update(session.source().ip());
        }
        Duration duration = session.duration();
        if (duration != null) {
            durations.add(duration.toNanos() / NANOS);
        }
        List<Command> list = session.commands();
        if (!list.isEmpty()) {
            withCommands++;
            commands.add(list.size());
            String last = list.get(list.size() - 1).input();
            lastCommands.update(last.length() > LONGEST ? last.substring(0, LONGEST) : last);
        }
    }

    /** Adds what others counted. */
    public void merge(Figures other) {
        sessions += other.sessions;
        withCommands += other.withCommands;
        Union union = new Union(LOG_BUCKETS);
        union.update(sources);
        union.update(other.sources);
        sources = union.getResult(TgtHllType.HLL_8);
        durations.merge(other.durations);
        commands.merge(other.commands);
        lastCommands.merge(other.lastCommands);
    }

    /** Returns the figures. */
    public StatisticsSummary summary() {
        List<FrequentText> frequent = Arrays.stream(lastCommands.getFrequentItems(ErrorType.NO_FALSE_NEGATIVES))
                .map(row -> new FrequentText(row.getItem(), row.getLowerBound(), row.getUpperBound()))
                .sorted(Comparator.comparingLong(FrequentText::atMost)
                        .reversed()
                        .thenComparing(FrequentText::text))
                .limit(SHOWN)
                .toList();
        return new StatisticsSummary(
                sessions,
                Math.round(sources.getEstimate()),
                withCommands,
                durations.distribution(),
                commands.distribution(),
                frequent);
    }

    /** Writes all of it. */
    public void write(DataOutput out) throws IOException {
        out.writeLong(sessions);
        out.writeLong(withCommands);
        State.writeBytes(out, sources.toUpdatableByteArray());
        durations.write(out);
        commands.write(out);
        State.writeBytes(out, lastCommands.toByteArray(new ArrayOfStringsSerDe()));
    }

    /** Reads what {@link #write} wrote. */
    public static Figures read(DataInput in) throws IOException {
        Figures read = new Figures();
        read.sessions = in.readLong();
        read.withCommands = in.readLong();
        read.sources = HllSketch.heapify(State.readBytes(in));
        read.durations = Numbers.read(in);
        read.commands = Numbers.read(in);
        read.lastCommands = ItemsSketch.getInstance(Memory.wrap(State.readBytes(in)), new ArrayOfStringsSerDe());
        return read;
    }
}
