package io.github.cowriekit.flink;

import io.github.cowriekit.flink.internal.ValueTypes;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.Path;

/**
 * Reads a file as lines of bytes. A format for whole files, not for streams, since only that is told the name of the file.
 */
final class LogLineFormat implements BulkFormat<RawLine, FileSourceSplit> {
    private static final long serialVersionUID = 1;

    @Override
    public Reader<RawLine> createReader(Configuration config, FileSourceSplit split) throws IOException {
        return new LogLineReader(split, open(split.path()), 0, 0);
    }

    @Override
    public Reader<RawLine> restoreReader(Configuration config, FileSourceSplit split) throws IOException {
        CheckpointedPosition position = split.getReaderPosition().orElseThrow();
        long offset = Math.max(0, position.getOffset());
        InputStream in = open(split.path());
        if (in instanceof FSDataInputStream file) {
            file.seek(offset);
        } else {
            in.skipNBytes(offset);
        }
        return new LogLineReader(split, in, offset, position.getRecordsAfterOffset());
    }

    /** Opens a file and unpacks it if its name says so. */
    static InputStream open(Path path) throws IOException {
        FSDataInputStream file = path.getFileSystem().open(path);
        return path.getName().endsWith(".gz") ? new GZIPInputStream(file, 1 << 16) : file;
    }

    @Override
    public boolean isSplittable() {
        return false;
    }

    @Override
    public TypeInformation<RawLine> getProducedType() {
        return ValueTypes.RAW_LINE;
    }
}
