package io.github.cowriekit.analysis.internal.history;

import io.github.cowriekit.analysis.internal.commands.ActiveTime;
import io.github.cowriekit.analysis.internal.data.Distinct;
import io.github.cowriekit.analysis.internal.data.Hash;
import io.github.cowriekit.analysis.internal.data.State;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.Playbook;
import io.github.cowriekit.model.assessment.history.ClusterLink;
import io.github.cowriekit.model.assessment.history.ClusterLink.Reason;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Clusters sessions as they come: by sequence, by strong pivots, by similarity. Bounded. Not thread-safe. */
final class Clusters {
    private static final int MOST_CLUSTERS = 10_000;
    private static final int MOST_SEQUENCES = 50_000;
    private static final int MOST_PIVOTS = 50_000;
    private static final int MOST_BANDS = MOST_CLUSTERS * MinHash.BANDS;
    private static final int FEWEST_LINES = 3;
    private static final double ALIKE = 0.7;
    private static final double SAME_SCRIPT = 0.85;
    private static final int PRECISION = 8;

    private final Bounded<Long, Sequence> sequences = new Bounded<>(MOST_SEQUENCES);
    private final Bounded<Long, Cluster> clusters = new Bounded<>(MOST_CLUSTERS);
    private final Bounded<Long, Long> mergedInto = new Bounded<>(MOST_CLUSTERS);
    private final Bounded<Long, Long> pivots = new Bounded<>(MOST_PIVOTS);
    private final Bounded<Long, Long> bands = new Bounded<>(MOST_BANDS);
    private long nextId;

    /** A sequence of commands: its cluster, source addresses, active times and number of sessions. */
    private record Sequence(long cluster, Distinct sources, ActiveTimes times, long sessions) {}

    /** Something that only sessions of the same operator share. */
    record Pivot(Reason reason, String value, long hash) {
        static Pivot of(Reason reason, String value) {
            return new Pivot(reason, value, Hash.of(reason.name(), value));
        }
    }

    /** What was known about the cluster and the sequence of a session before the session was added. */
    record Found(
            ClusterLink link,
            Cluster cluster,
            long sameSequenceAddresses,
            @Nullable Double durationRank,
            boolean sameScript,
            @Nullable String outside) {}

    private record Likeness(Cluster cluster, double similarity) {}

    /** Adds a session to its cluster, and returns what was known before; null if the session has nothing to compare. */
    @Nullable
    Found place(Session session, Playbook playbook, List<String> lines, List<Pivot> strong) {
        String key = playbook.sequenceKey();
        if (key == null && strong.isEmpty()) {
            return null;
        }
        long hash = key == null ? 0 : Hash.of(key);
        Sequence sequence = key == null ? null : sequences.get(hash);
        Cluster known = sequence == null ? null : current(sequence.cluster());
        Found found;
        if (known != null) {
            found = found(known, Reason.SAME_SEQUENCE, Objects.requireNonNull(key), sequence, session, true, 0);
        } else {
            found = unknown(session, key, sequence, lines, strong);
        }
        Cluster cluster = found.cluster();
        cluster.add(session, key, playbook.family().orElse(null));
        strong.forEach(pivot -> pivots.putIfAbsent(pivot.hash(), cluster.id));
        if (key != null) {
            remember(hash, sequence, cluster, session);
        }
        return found;
    }

    /**
     * Returns what is known about the other sessions in the cluster of a session that was added before, and changes nothing;
     * null if the session has nothing to compare.
     */
    @Nullable
    Found recall(Session session, Playbook playbook, List<String> lines, List<Pivot> strong) {
        String key = playbook.sequenceKey();
        if (key == null && strong.isEmpty()) {
            return null;
        }
        Sequence sequence = key == null ? null : sequences.get(Hash.of(key));
        Cluster known = sequence == null ? null : current(sequence.cluster());
        if (key != null && sequence != null && known != null && sequence.sessions() > 1) {
            return found(known, Reason.SAME_SEQUENCE, key, sequence, session, true, 1);
        }
        for (Pivot pivot : strong) {
            Long id = pivots.get(pivot.hash());
            Cluster cluster = id == null ? null : current(id);
            if (cluster != null && cluster.sessions() > 1) {
                return found(cluster, pivot.reason(), pivot.value(), sequence, session, false, 1);
            }
        }
        String name = key == null ? strong.get(0).value() : key;
        long[] shingles = lines.size() < FEWEST_LINES ? new long[0] : MinHash.shingles(lines);
        Likeness like = shingles.length == 0 ? null : alike(shingles, MinHash.bands(shingles));
        if (like != null && like.cluster().sessions() > 1) {
            return near(like, sequence, session, 1);
        }
        Cluster own = known == null ? new Cluster(-1, name, shingles) : known;
        return found(own, Reason.NEW, name, sequence, session, false, known == null ? 0 : 1);
    }

    private Found unknown(
            Session session,
            @Nullable String key,
            @Nullable Sequence sequence,
            List<String> lines,
            List<Pivot> strong) {
        Found shared = byPivot(session, sequence, strong);
        if (shared != null) {
            return shared;
        }
        long[] shingles = lines.size() < FEWEST_LINES ? new long[0] : MinHash.shingles(lines);
        long[] own = shingles.length == 0 ? new long[0] : MinHash.bands(shingles);
        Likeness like = alike(shingles, own);
        if (like != null) {
            return near(like, sequence, session, 0);
        }
        String name = key == null ? strong.get(0).value() : key;
        Cluster fresh = new Cluster(nextId++, name, shingles);
        Found found = found(fresh, Reason.NEW, name, sequence, session, false, 0);
        clusters.put(fresh.id, fresh);
        for (long band : own) {
            bands.put(band, fresh.id);
        }
        return found;
    }

    private static Found near(Likeness like, @Nullable Sequence sequence, Session session, int own) {
        String percent = Double.toString(Math.floor(like.similarity() * 100) / 100);
        boolean same = like.similarity() >= SAME_SCRIPT;
        return found(like.cluster(), Reason.NEAR_DUPLICATE, percent, sequence, session, same, own);
    }

    private @Nullable Found byPivot(Session session, @Nullable Sequence sequence, List<Pivot> strong) {
        Found shared = null;
        for (Pivot pivot : strong) {
            Long id = pivots.get(pivot.hash());
            Cluster cluster = id == null ? null : current(id);
            if (cluster == null) {
                continue;
            }
            if (shared == null) {
                shared = found(cluster, pivot.reason(), pivot.value(), sequence, session, false, 0);
            } else if (cluster != shared.cluster()) {
                // the session has pivots of both clusters, so they are one
                shared.cluster().absorb(cluster);
                clusters.remove(cluster.id);
                mergedInto.put(cluster.id, shared.cluster().id);
            }
        }
        return shared;
    }

    private @Nullable Likeness alike(long[] shingles, long[] own) {
        Likeness best = null;
        for (long band : own) {
            Long id = bands.get(band);
            Cluster candidate = id == null ? null : current(id);
            if (candidate == null || (best != null && best.cluster() == candidate)) {
                continue;
            }
            double similarity = MinHash.jaccard(shingles, candidate.shingles);
            if (similarity >= ALIKE && (best == null || similarity > best.similarity())) {
                best = new Likeness(candidate, similarity);
            }
        }
        return best;
    }

    /**
     * @param own 1 if cluster and sequence already count the session itself, else 0
     */
    private static Found found(
            Cluster cluster,
            Reason reason,
            String observed,
            @Nullable Sequence sequence,
            Session session,
            boolean sameScript,
            int own) {
        Distinct sources =
                sequence == null ? new Distinct(PRECISION) : sequence.sources().copy();
        if (session.source().ip() != null) {
            sources.add(session.source().ip());
        }
        long others = cluster.sessions() - own;
        ClusterLink link = new ClusterLink(
                cluster.name(),
                reason,
                observed,
                others,
                Math.min(others, cluster.addresses()),
                others == 0 ? null : cluster.first(),
                others == 0 ? null : cluster.last());
        Double rank = sequence == null ? null : sequence.times().rank(ActiveTime.of(session), own);
        return new Found(link, cluster, sources.count(), rank, sameScript, cluster.outside(session));
    }

    private void remember(long hash, @Nullable Sequence sequence, Cluster cluster, Session session) {
        Distinct sources = sequence == null ? new Distinct(PRECISION) : sequence.sources();
        if (session.source().ip() != null) {
            sources.add(session.source().ip());
        }
        ActiveTimes times = sequence == null ? new ActiveTimes() : sequence.times();
        times.add(ActiveTime.of(session));
        sequences.put(hash, new Sequence(cluster.id, sources, times, sequence == null ? 1 : sequence.sessions() + 1));
    }

    /** Returns the number of source addresses of a sequence by the hash of its key, 0 for an unknown one. */
    long addresses(long hash) {
        Sequence sequence = sequences.get(hash);
        return sequence == null ? 0 : sequence.sources().count();
    }

    /** Returns a cluster, or the one it was merged into; null if it was forgotten. */
    private @Nullable Cluster current(long id) {
        long at = id;
        Long next = mergedInto.get(at);
        while (next != null) {
            at = next;
            next = mergedInto.get(at);
        }
        return clusters.get(at);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(nextId);
        State.writeMap(out, clusters, (data, cluster) -> cluster.write(data));
        State.writeMap(out, sequences, (data, sequence) -> {
            data.writeLong(sequence.cluster());
            sequence.sources().write(data);
            sequence.times().write(data);
            data.writeLong(sequence.sessions());
        });
        State.writeMap(out, mergedInto, DataOutput::writeLong);
        State.writeMap(out, pivots, DataOutput::writeLong);
        State.writeMap(out, bands, DataOutput::writeLong);
    }

    static Clusters read(DataInput in) throws IOException {
        Clusters read = new Clusters();
        read.nextId = in.readLong();
        State.readMap(in, read.clusters, MOST_CLUSTERS, Cluster::read);
        State.readMap(
                in,
                read.sequences,
                MOST_SEQUENCES,
                data -> new Sequence(
                        data.readLong(), Distinct.read(data, PRECISION), ActiveTimes.read(data), State.count(data)));
        State.readMap(in, read.mergedInto, MOST_CLUSTERS, DataInput::readLong);
        rejectCycles(Map.copyOf(read.mergedInto));
        State.readMap(in, read.pivots, MOST_PIVOTS, DataInput::readLong);
        State.readMap(in, read.bands, MOST_BANDS, DataInput::readLong);
        return read;
    }

    /** A cluster merged into itself, directly or through others, would be looked up forever. */
    private static void rejectCycles(Map<Long, Long> mergedInto) throws IOException {
        Set<Long> ending = new HashSet<>();
        for (Long id : mergedInto.keySet()) {
            Set<Long> way = new HashSet<>();
            for (Long at = id; at != null && !ending.contains(at); at = mergedInto.get(at)) {
                if (!way.add(at)) {
                    throw new IOException("cluster " + at + " was merged into itself");
                }
            }
            ending.addAll(way);
        }
    }
}
