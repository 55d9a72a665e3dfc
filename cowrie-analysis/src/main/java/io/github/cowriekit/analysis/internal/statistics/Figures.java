package io.github.cowriekit.analysis.internal.statistics;

import io.github.cowriekit.analysis.internal.data.Distinct;
import io.github.cowriekit.analysis.internal.data.State;
import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.history.StatisticsSummary;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Figures about any number of sessions, in bounded memory. Not thread-safe. */
public final class Figures {
    private static final int PRECISION = 12;

    private long sessions;
    private long withCommands;
    private Distinct sources = new Distinct(PRECISION);
    private Quantiles durations = new Quantiles();
    private Quantiles commands = new Quantiles();
    private FrequentTexts lastCommands = new FrequentTexts();

    /** Adds a session. */
    public void add(Session session) {
        sessions++;
        if (session.source().ip() != null) {
            sources.add(session.source().ip());
        }
        Duration duration = session.duration();
        if (duration != null) {
            durations.add(SampleStatistics.seconds(duration));
        }
        List<Command> list = session.commands();
        if (!list.isEmpty()) {
            withCommands++;
            commands.add(list.size());
            lastCommands.add(list.get(list.size() - 1).input());
        }
    }

    /** Adds the counts of other figures. */
    public void merge(Figures other) {
        sessions += other.sessions;
        withCommands += other.withCommands;
        sources.merge(other.sources);
        durations.merge(other.durations);
        commands.merge(other.commands);
        lastCommands.merge(other.lastCommands);
    }

    /** Returns the figures. */
    public StatisticsSummary summary() {
        return new StatisticsSummary(
                sessions,
                sources.count(),
                withCommands,
                durations.distribution(),
                commands.distribution(),
                lastCommands.most());
    }

    /** Writes the whole state. */
    public void write(DataOutput out) throws IOException {
        out.writeLong(sessions);
        out.writeLong(withCommands);
        sources.write(out);
        durations.write(out);
        commands.write(out);
        lastCommands.write(out);
    }

    /** Reads what {@link #write} wrote. */
    public static Figures read(DataInput in) throws IOException {
        Figures read = new Figures();
        read.sessions = State.count(in);
        read.withCommands = State.count(in);
        read.sources = Distinct.read(in, PRECISION);
        read.durations = Quantiles.read(in);
        read.commands = Quantiles.read(in);
        read.lastCommands = FrequentTexts.read(in);
        return read;
    }
}
