package io.github.cowriekit.flink;

import io.github.cowriekit.json.SessionJson;
import io.github.cowriekit.model.Session;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.flink.api.common.serialization.Encoder;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.BasePathBucketAssigner;
import org.jspecify.annotations.Nullable;

/**
 * A job that makes Session JSON of a folder of logs, to be run by {@code flink run} or to be copied.
 *
 * <p>Writes to files whose name begins with {@code sessions}, one per task and checkpoint, which are complete when they have that
 * name. Takes a checkpoint every ten seconds unless the configuration says otherwise.
 *
 * @since 0.1.0
 */
public final class CowrieFlinkJob {
    private static final Duration DELAY = Duration.ofMinutes(1);

    private CowrieFlinkJob() {}

    /**
     * Runs the job and, unless it watches, waits for its end.
     *
     * @param args the folder or file to read, the folder to write to, and optionally {@code --watch} and the seconds after which
     *     to look for new files; URLs of any file system that Flink knows
     * @throws IllegalArgumentException if the arguments are others
     */
    public static void main(String[] args) throws Exception {
        boolean watches = args.length == 4 && args[2].equals("--watch");
        if (args.length != 2 && !watches) {
            throw new IllegalArgumentException("usage: CowrieFlinkJob LOGS SESSIONS [--watch SECONDS]");
        }
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        if (!env.getCheckpointConfig().isCheckpointingEnabled()) {
            env.enableCheckpointing(10_000);
        }
        build(env, new Path(args[0]), new Path(args[1]), watches ? Duration.ofSeconds(Long.parseLong(args[3])) : null);
        env.execute("sessions of " + args[0]);
    }

    private static void build(StreamExecutionEnvironment env, Path logs, Path sessions, @Nullable Duration watch) {
        var files = LogFiles.in(logs);
        var source =
                watch == null ? files.build() : files.monitorContinuously(watch).build();
        var watermarks = CowrieFlink.watermarks(DELAY);
        var lines = env.fromSource(source, watch == null ? watermarks : watermarks.withIdleness(DELAY), "logs")
                .uid("logs");
        Encoder<Session> ndjson =
                (session, out) -> out.write((SessionJson.toJson(session) + "\n").getBytes(StandardCharsets.US_ASCII));
        CowrieFlink.sessions(lines)
                .sinkTo(FileSink.forRowFormat(sessions, ndjson)
                        .withBucketAssigner(new BasePathBucketAssigner<>())
                        .withOutputFileConfig(new OutputFileConfig("sessions", ".ndjson"))
                        .build())
                .name("Session JSON")
                .uid("session-json");
    }
}
