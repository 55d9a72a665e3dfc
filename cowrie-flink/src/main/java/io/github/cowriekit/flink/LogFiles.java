package io.github.cowriekit.flink;

import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.core.fs.Path;

/**
 * Reads files and folders of logs as lines of bytes.
 *
 * <p>Takes files whose name holds {@code .json}, in folders at any depth, plain or packed with gzip ({@code .gz}), and reads each
 * as a whole on one task, those with the earliest first line first. A file is read once, as long as it is when its task comes to
 * it: let the job watch rotated files, not the one that Cowrie writes to, or take the lines out of Kafka.
 *
 * <p>A file that cannot be opened when files are looked for is left out, until that is done again where the source monitors; so is
 * a folder that cannot be listed, or a link that leads nowhere or back, below the paths that were asked for. A file
 * that is gone when its turn comes, or whose packed bytes are cut off or damaged, ends there. All that is in the log of the
 * program as a warning.
 *
 * <p>Give the source {@link CowrieFlink#watermarks}. They go no further than the beginning of the next file that a task may have
 * to read, so logs of many sensors may overlap; sessions wait in the state meanwhile. A file that is found only later is not
 * known then: where the source {@linkplain FileSource.FileSourceBuilder#monitorContinuously monitors}, let the delay be as long as
 * the time that a file spans, and the time by which one may appear after the other.
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
