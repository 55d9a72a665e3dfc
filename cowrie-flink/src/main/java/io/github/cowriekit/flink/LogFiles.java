package io.github.cowriekit.flink;

import io.github.cowriekit.flink.internal.LogEnumerator;
import io.github.cowriekit.flink.internal.LogLineFormat;
import io.github.cowriekit.flink.internal.OldestFirst;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.core.fs.Path;

/**
 * Reads files and folders of logs as lines of bytes.
 *
 * <p>Takes files whose name holds {@code .json}, in folders at any depth, plain or packed with gzip ({@code .gz}), and reads each
 * as a whole on one task, those with the earliest first line first. A file is read once, as long as it is when its task comes to
 * it: let the job watch rotated files, not the one that Cowrie writes to, or take the lines out of Kafka.
 *
 * <p>Give the source {@link CowrieFlink#watermarks}. Where fewer tasks read than there are sensors, logs of the same time are
 * read one after the other: the sessions are the same, and wait in the state meanwhile.
 *
 * @since 0.1.0
 */
public final class LogFiles {
    private LogFiles() {}

    /**
     * Returns a bounded source; {@code monitorContinuously} makes it look for new files from time to time.
     *
     * @param paths files or folders, on any file system that Flink knows
     */
    public static FileSource.FileSourceBuilder<RawLine> in(Path... paths) {
        return FileSource.forBulkFileFormat(new LogLineFormat(), paths)
                .setFileEnumerator(LogEnumerator::new)
                .setSplitAssigner(OldestFirst::new);
    }
}
