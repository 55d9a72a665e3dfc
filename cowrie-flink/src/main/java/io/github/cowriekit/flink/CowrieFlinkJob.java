package io.github.cowriekit.flink;

import io.github.cowriekit.json.SessionJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.flink.api.common.serialization.Encoder;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.BasePathBucketAssigner;
import org.jspecify.annotations.Nullable;

/**
 * A job that makes Session JSON of a folder of logs, to be run by {@code flink run} or to be copied.
 *
 * <p>Writes to files whose name begins with {@code sessions}; each task begins a new one after a minute or 128 MB. They are
 * complete when they have that name, which a checkpoint gives them. Takes one every ten seconds unless the configuration says
 * otherwise. Lines that came too late for their session are written, as they were, to files whose name begins with
 * {@code late-lines}.
 *
 * @since 0.1.0
 */
public final class CowrieFlinkJob {
    /** By how much lines of one file may be out of order. */
    private static final Duration DISORDER = Duration.ofMinutes(1);

    /** The day that a file of Cowrie spans, and a time by which the file of one sensor may come after that of another. */
    private static final Duration FILE_AND_MARGIN = Duration.ofHours(30);

    private static final Duration IDLE = Duration.ofMinutes(1);

    private CowrieFlinkJob() {}

    /**
     * Runs the job and, unless it watches, waits for its end.
     *
     * @param args the folder or file to read, the folder to write to, and optionally {@code --watch} and the seconds after which
     *     to look for new files; URLs of any file system that Flink knows. Behind that {@code --delay} and by how many hours of log
     *     time the lines of a new file may come after those of another, 30 if it is missing: the time that a file spans and a
     *     margin. Sessions wait that long, by log time
     * @throws IllegalArgumentException if the arguments are others
     */
    public static void main(String[] args) throws Exception {
        boolean watches = args.length > 2 && args[2].equals("--watch");
        boolean delays = args.length == 6 && args[4].equals("--delay");
        if (args.length != 2 && !(watches && (args.length == 4 || delays))) {
            throw new IllegalArgumentException("usage: CowrieFlinkJob LOGS SESSIONS [--watch SECONDS [--delay HOURS]]");
        }
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        if (!env.getCheckpointConfig().isCheckpointingEnabled()) {
            env.enableCheckpointing(10_000);
        }
        Duration watch = watches ? Duration.ofSeconds(Long.parseLong(args[3])) : null;
        var lines = lines(env, new Path(args[0]), watch, delay(args));
        write(CowrieFlink.read(lines, SessionRules.standard()), new Path(args[1]));
        env.execute("sessions of " + args[0]);
    }

    /** Returns by how much log time a line may come after a later one. */
    static Duration delay(String... args) {
        if (args.length == 6) {
            return Duration.ofHours(Long.parseLong(args[5]));
        }
        return args.length == 4 ? FILE_AND_MARGIN : DISORDER;
    }

    /** Returns the lines of logs; those of files that are found only later as well if it watches. */
    private static DataStream<RawLine> lines(
            StreamExecutionEnvironment env, Path logs, @Nullable Duration watch, Duration delay) {
        var files = LogFiles.in(logs);
        var source =
                watch == null ? files.build() : files.monitorContinuously(watch).build();
        var watermarks = CowrieFlink.watermarks(delay);
        return env.fromSource(source, watch == null ? watermarks : watermarks.withIdleness(IDLE), "logs")
                .uid("logs");
    }

    static void write(SessionStreams read, Path folder) {
        read.sessions()
                .sinkTo(sink(
                        folder,
                        "sessions",
                        ".ndjson",
                        (session, out) ->
                                out.write((SessionJson.toJson(session) + "\n").getBytes(StandardCharsets.US_ASCII))))
                .name("Session JSON")
                .uid("session-json");
        read.lateLines()
                .sinkTo(sink(folder, "late-lines", ".json", (line, out) -> {
                    out.write(line.bytes());
                    out.write('\n');
                }))
                .name("late lines")
                .uid("late-lines");
    }

    private static <T> FileSink<T> sink(Path folder, String prefix, String suffix, Encoder<T> encoder) {
        return FileSink.forRowFormat(folder, encoder)
                .withBucketAssigner(new BasePathBucketAssigner<>())
                .withOutputFileConfig(new OutputFileConfig(prefix, suffix))
                .build();
    }
}
