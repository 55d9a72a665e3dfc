package io.github.cowriekit.flink;

import io.github.cowriekit.json.SessionJson;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.parser.CowrieLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.jspecify.annotations.Nullable;

/**
 * Prints the wall time of a job relative to that of the library, taking turns, once both have given the same sessions:
 * {@code FlinkRatios LOG PARALLELISM ROUNDS [SECONDS BETWEEN CHECKPOINTS]}. The MiniCluster is there before the first job, as a
 * cluster is; each job is planned, submitted and waited for. With {@code -Dcluster=each} each job starts and stops one of its own.
 */
final class FlinkRatios {
    private static final AtomicLong SESSIONS = new AtomicLong();
    private static final AtomicLong DIGEST = new AtomicLong();

    private FlinkRatios() {}

    public static void main(String[] args) throws Exception {
        Path log = Path.of(args[0]);
        int parallelism = Integer.parseInt(args[1]);
        int rounds = Integer.parseInt(args[2]);
        Duration interval = Duration.ofSeconds(args.length > 3 ? Long.parseLong(args[3]) : 10);
        MiniCluster cluster = "each".equals(System.getProperty("cluster")) ? null : cluster(parallelism);
        try {
            compare(log, parallelism, rounds, interval, cluster);
        } finally {
            if (cluster != null) {
                cluster.close();
            }
        }
    }

    private static MiniCluster cluster(int slots) throws Exception {
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .withRandomPorts()
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(slots)
                .build());
        cluster.start();
        return cluster;
    }

    private static void compare(Path log, int parallelism, int rounds, Duration interval, @Nullable MiniCluster cluster)
            throws Exception {
        String ofLibrary = library(log, true);
        String ofFlink = flink(log, parallelism, interval, cluster, true);
        if (!ofLibrary.equals(ofFlink)) {
            throw new AssertionError("the library has " + ofLibrary + ", Flink " + ofFlink);
        }
        System.out.println(ofLibrary + " of both");
        double[] ratios = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            library(log, false);
            long between = System.nanoTime();
            flink(log, parallelism, interval, cluster, false);
            ratios[round] = (System.nanoTime() - between) / (double) (between - start);
            System.out.printf(
                    Locale.ROOT,
                    "library %.2f s, Flink %.2f s%n",
                    (between - start) / 1e9,
                    (System.nanoTime() - between) / 1e9);
        }
        Arrays.sort(ratios);
        System.out.printf(
                Locale.ROOT,
                "parallelism %d: %.1f (%.1f–%.1f)%n",
                parallelism,
                ratios[rounds / 2],
                ratios[0],
                ratios[rounds - 1]);
    }

    private static String library(Path log, boolean digest) {
        clear();
        try (var sessions = CowrieLog.of(log).sessions()) {
            sessions.forEach(session -> count(session, digest));
        }
        return result();
    }

    private static String flink(
            Path log, int parallelism, Duration interval, @Nullable MiniCluster cluster, boolean digest)
            throws Exception {
        clear();
        Configuration config = new Configuration();
        config.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, interval);
        config.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                log.resolveSibling("flink-checkpoints").toUri().toString());
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(parallelism, config);
        var lines = env.fromSource(
                LogFiles.in(new org.apache.flink.core.fs.Path(log.toUri())).build(),
                CowrieFlink.watermarks(Duration.ofMinutes(1)),
                "logs");
        MapFunction<Session, Session> counter = session -> {
            count(session, digest);
            return session;
        };
        CowrieFlink.sessions(lines)
                .map(counter)
                .returns(CowrieFlink.sessionType())
                .sinkTo(new DiscardingSink<>());
        if (cluster == null) {
            env.execute();
        } else {
            cluster.executeJobBlocking(env.getStreamGraph().getJobGraph());
        }
        return result();
    }

    private static void clear() {
        SESSIONS.set(0);
        DIGEST.set(0);
    }

    private static void count(Session session, boolean digest) {
        SESSIONS.incrementAndGet();
        if (digest) {
            long hash = 0;
            String json = SessionJson.toJson(session);
            for (int i = 0; i < json.length(); i++) {
                hash = 31 * hash + json.charAt(i);
            }
            // the order differs
            DIGEST.addAndGet(hash * 0x9E3779B97F4A7C15L);
        }
    }

    private static String result() {
        return SESSIONS.get() + " sessions, digest " + Long.toHexString(DIGEST.get());
    }
}
