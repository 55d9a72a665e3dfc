package io.github.cowriekit.analysis.internal.history;

import io.github.cowriekit.analysis.internal.data.Distinct;
import io.github.cowriekit.analysis.internal.data.State;
import io.github.cowriekit.model.Session;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A group of similar sessions. Not thread-safe. */
final class Cluster {
    private static final int PRECISION = 10;
    private static final int NAME_DIGITS = 10;
    private static final int MOST_SHINGLES = 1_000;
    private static final long NEVER = Long.MIN_VALUE;

    final long id;
    final long[] shingles;
    private String key;
    private @Nullable String family;
    private Distinct sources = new Distinct(PRECISION);
    private long sessions;
    private long first = NEVER;
    private long last = NEVER;
    private final Range duration;
    private final Range commands;

    Cluster(long id, String key, long[] shingles) {
        this(id, key, shingles, new Range(), new Range());
    }

    private Cluster(long id, String key, long[] shingles, Range duration, Range commands) {
        this.id = id;
        this.key = key;
        this.shingles = shingles;
        this.duration = duration;
        this.commands = commands;
    }

    String name() {
        return family == null ? "c-" + key.substring(0, Math.min(NAME_DIGITS, key.length())) : family;
    }

    long sessions() {
        return sessions;
    }

    long addresses() {
        return sources.count();
    }

    @Nullable
    Instant first() {
        return first == NEVER ? null : Instant.ofEpochMilli(first);
    }

    @Nullable
    Instant last() {
        return last == NEVER ? null : Instant.ofEpochMilli(last);
    }

    /** Returns how a session differs strongly from the others, null if it does not. */
    @Nullable
    String outside(Session session) {
        Duration lasted = session.duration();
        if (lasted != null && duration.isFarFrom(lasted.toMillis())) {
            return lasted.toMillis() + " ms, others " + duration + " ms";
        }
        int count = session.commands().size();
        return commands.isFarFrom(count) ? count + " commands, others " + commands : null;
    }

    void add(Session session, @Nullable String sequenceKey, @Nullable String campaign) {
        sessions++;
        if (session.source().ip() != null) {
            sources.add(session.source().ip());
        }
        Instant start = session.startedAt();
        if (start != null) {
            long at = start.toEpochMilli();
            first = first == NEVER ? at : Math.min(first, at);
            last = Math.max(last, at);
        }
        Duration lasted = session.duration();
        if (lasted != null) {
            duration.add(lasted.toMillis());
        }
        commands.add(session.commands().size());
        named(sequenceKey, campaign);
    }

    /** Merges another cluster into this one. */
    void absorb(Cluster other) {
        sessions += other.sessions;
        sources.merge(other.sources);
        first = first == NEVER ? other.first : other.first == NEVER ? first : Math.min(first, other.first);
        last = Math.max(last, other.last);
        duration.absorb(other.duration);
        commands.absorb(other.commands);
        named(other.key, other.family);
    }

    /** The smallest key names the cluster, so the name does not depend on the order of the sessions. */
    private void named(@Nullable String other, @Nullable String campaign) {
        if (other != null && other.compareTo(key) < 0) {
            key = other;
        }
        if (campaign != null && (family == null || campaign.compareTo(family) < 0)) {
            family = campaign;
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(id);
        out.writeUTF(key);
        out.writeUTF(family == null ? "" : family);
        sources.write(out);
        out.writeLong(sessions);
        out.writeLong(first);
        out.writeLong(last);
        duration.write(out);
        commands.write(out);
        State.writeLongs(out, shingles);
    }

    static Cluster read(DataInput in) throws IOException {
        long id = in.readLong();
        String key = in.readUTF();
        String family = in.readUTF();
        Distinct sources = Distinct.read(in, PRECISION);
        long sessions = State.count(in);
        long first = in.readLong();
        long last = in.readLong();
        Range duration = Range.read(in);
        Range commands = Range.read(in);
        long[] shingles = State.readLongs(in, MOST_SHINGLES);
        Cluster cluster = new Cluster(id, key, shingles, duration, commands);
        cluster.family = family.isEmpty() ? null : family;
        cluster.sources = sources;
        cluster.sessions = sessions;
        cluster.first = first;
        cluster.last = last;
        return cluster;
    }
}
