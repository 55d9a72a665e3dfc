package io.github.cowriekit.flink;

import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.store.SessionStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A job of a JVM that is going to be killed: logs to a store in a file, with checkpoints that are kept. It reads slowly until a
 * line comes on its standard input, so that there is time for checkpoints and for killing it.
 */
final class KilledJob {
    /** What it says when a checkpoint is complete. */
    static final String CHECKPOINT = "checkpoint";

    /** What it says after every twenty lines. */
    static final String LINES = "lines";

    private static final int BATCH = 20;
    private static final CountDownLatch HURRY = new CountDownLatch(1);
    private static final AtomicInteger TAKEN = new AtomicInteger();

    private KilledJob() {}

    /** Runs: logs, store, folder of checkpoints, and the checkpoint to go on from if there is one. */
    public static void main(String[] args) throws Exception {
        Thread reader = new Thread(KilledJob::awaitInput);
        reader.setDaemon(true);
        reader.start();
        Configuration config = new Configuration();
        config.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        config.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                Path.of(args[2]).toUri().toString());
        config.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        if (args.length > 3) {
            config.set(
                    StateRecoveryOptions.SAVEPOINT_PATH,
                    Path.of(args[3]).toUri().toString());
        }
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2, config);
        env.enableCheckpointing(50);
        var source =
                LogFiles.in(new org.apache.flink.core.fs.Path(Path.of(args[0]).toUri()));
        var lines = env.fromSource(source.build(), CowrieFlink.watermarks(Duration.ofMinutes(1)), "logs")
                .uid("logs")
                .map(new Slow())
                .uid("slow");
        String store = args[1];
        CowrieFlink.sessions(lines)
                .map(EnrichedSession::of)
                .returns(CowrieFlink.enrichedSessionType())
                .uid("unasked")
                .sinkTo(StoreSink.of(() -> SessionStore.sqlite(Path.of(store))))
                .setParallelism(1)
                .uid("store");
        env.execute();
    }

    private static void awaitInput() {
        try {
            if (System.in.read() >= 0) {
                HURRY.countDown();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static synchronized void say(String what) {
        System.out.println(what);
        System.out.flush();
    }

    private static final class Slow extends RichMapFunction<RawLine, RawLine> implements CheckpointListener {
        private static final long serialVersionUID = 1;

        @Override
        public RawLine map(RawLine line) throws InterruptedException {
            boolean hurries = HURRY.await(5, TimeUnit.MILLISECONDS);
            if (!hurries && TAKEN.incrementAndGet() % BATCH == 0) {
                say(LINES);
            }
            return line;
        }

        @Override
        public void notifyCheckpointComplete(long checkpoint) {
            say(CHECKPOINT);
        }
    }
}
