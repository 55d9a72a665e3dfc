package io.github.cowriekit.analysis;

import io.github.cowriekit.analysis.internal.data.State;
import io.github.cowriekit.analysis.internal.statistics.Figures;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.history.StatisticsSummary;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Durations, commands, sources and last commands of sessions, per sensor and per day, in one pass over a stream.
 *
 * <p>Bounded: figures are kept for 1,000 pairs of sensor and day; beyond that, those of the earliest day are merged into a
 * remainder that only {@link #total()} includes. Statistics of several machines can be merged. The same sessions in the same
 * order give the same figures and the same bytes when saved, whether or not they were saved, loaded or read in between.
 * Thread-safe; one call at a time.
 *
 * <pre>{@code
 * SessionStatistics statistics = SessionStatistics.create();
 * sessions.forEach(statistics::add);
 * statistics.bySensor().forEach((sensor, figures) -> System.out.println(sensor + " " + figures));
 * }</pre>
 *
 * @since 0.1.0
 */
public final class SessionStatistics {
    private static final String WHAT = "statistics";
    /** "CKSTATS3" in ASCII. */
    private static final long MARK = 0x434b535441545333L;

    private static final int MOST_GROUPS = 1_000;
    private static final String NO_SENSOR = "";
    private static final int LONGEST_SENSOR = 200;

    /** Day, then sensor; the earliest is first. */
    private final TreeMap<Group, Figures> groups = new TreeMap<>();

    private Figures rest = new Figures();

    private record Group(LocalDate day, String sensor) implements Comparable<Group> {
        @Override
        public int compareTo(Group other) {
            int days = day.compareTo(other.day);
            return days == 0 ? sensor.compareTo(other.sensor) : days;
        }
    }

    private SessionStatistics() {}

    /** Returns empty statistics. */
    public static SessionStatistics create() {
        return new SessionStatistics();
    }

    /**
     * Returns the statistics saved in a file.
     *
     * @throws AnalysisDataException if the file cannot be read, is damaged, or was written in the format of another version
     */
    public static SessionStatistics load(Path file) {
        return State.load(file, WHAT, MARK, SessionStatistics::read);
    }

    /**
     * Saves the statistics to a file. An existing file is replaced once the new one is complete.
     *
     * @throws AnalysisDataException if the file cannot be written
     */
    public synchronized void save(Path file) {
        State.save(file, WHAT, MARK, this, (out, value) -> value.write(out));
    }

    /** Counts a session for its sensor and the day in UTC on which it began, or for 1970-01-01 if it has no start time. */
    public synchronized void add(Session session) {
        Instant start = session.startedAt();
        LocalDate day = start == null ? LocalDate.EPOCH : LocalDate.ofInstant(start, ZoneOffset.UTC);
        String sensor = session.sensor() == null ? NO_SENSOR : shortened(session.sensor());
        groups.computeIfAbsent(new Group(day, sensor), any -> new Figures()).add(session);
        shrink();
    }

    /** Adds the counts of other statistics, which are not changed. */
    public void merge(SessionStatistics other) {
        Map<Group, Figures> theirs;
        Figures theirRest;
        synchronized (other) {
            theirs = new LinkedHashMap<>();
            other.groups.forEach((group, figures) -> theirs.put(group, copy(figures)));
            theirRest = copy(other.rest);
        }
        synchronized (this) {
            theirs.forEach((group, figures) ->
                    groups.computeIfAbsent(group, any -> new Figures()).merge(figures));
            rest.merge(theirRest);
            shrink();
        }
    }

    /** Returns the figures of all sessions. */
    public synchronized StatisticsSummary total() {
        Figures all = copy(rest);
        groups.values().forEach(all::merge);
        return all.summary();
    }

    /** Returns the figures of each sensor, sorted by name; a session that names none counts for the empty name. */
    public synchronized Map<String, StatisticsSummary> bySensor() {
        return by(Group::sensor);
    }

    /** Returns the figures of each day in UTC, in order; sessions without a time count for 1970-01-01. */
    public synchronized Map<LocalDate, StatisticsSummary> byDay() {
        return by(Group::day);
    }

    private <K extends Comparable<? super K>> Map<K, StatisticsSummary> by(Function<Group, K> key) {
        Map<K, Figures> merged = new TreeMap<>();
        groups.forEach((group, figures) ->
                merged.computeIfAbsent(key.apply(group), any -> new Figures()).merge(figures));
        Map<K, StatisticsSummary> summaries = new LinkedHashMap<>();
        merged.forEach((name, figures) -> summaries.put(name, figures.summary()));
        return summaries;
    }

    private void shrink() {
        while (groups.size() > MOST_GROUPS) {
            rest.merge(Objects.requireNonNull(groups.pollFirstEntry()).getValue());
        }
    }

    private static String shortened(String sensor) {
        return sensor.length() > LONGEST_SENSOR ? sensor.substring(0, LONGEST_SENSOR) : sensor;
    }

    private static Figures copy(Figures figures) {
        Figures copy = new Figures();
        copy.merge(figures);
        return copy;
    }

    private void write(DataOutput out) throws IOException {
        rest.write(out);
        out.writeInt(groups.size());
        for (Map.Entry<Group, Figures> entry : groups.entrySet()) {
            out.writeLong(entry.getKey().day().toEpochDay());
            out.writeUTF(entry.getKey().sensor());
            entry.getValue().write(out);
        }
    }

    private static SessionStatistics read(DataInput in) throws IOException {
        SessionStatistics read = new SessionStatistics();
        read.rest = Figures.read(in);
        int size = State.length(in, MOST_GROUPS);
        for (int i = 0; i < size; i++) {
            Group group = new Group(LocalDate.ofEpochDay(in.readLong()), in.readUTF());
            read.groups.put(group, Figures.read(in));
        }
        return read;
    }
}
