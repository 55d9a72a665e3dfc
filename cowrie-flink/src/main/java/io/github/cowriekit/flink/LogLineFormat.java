package io.github.cowriekit.flink;

import io.github.cowriekit.flink.internal.ValueTypes;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.zip.ZipException;
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

    private static final Logger LOGGER = System.getLogger(LogLineFormat.class.getName());

    @Override
    public Reader<RawLine> createReader(Configuration config, FileSourceSplit split) throws IOException {
        return reader(split, 0, 0);
    }

    @Override
    public Reader<RawLine> restoreReader(Configuration config, FileSourceSplit split) throws IOException {
        CheckpointedPosition position = split.getReaderPosition().orElseThrow();
        return reader(split, Math.max(0, position.getOffset()), position.getRecordsAfterOffset());
    }

    private static Reader<RawLine> reader(FileSourceSplit split, long offset, long skip) throws IOException {
        InputStream in;
        try {
            in = open(split.path());
        } catch (EOFException | ZipException e) {
            return nothing(split, e);
        } catch (FileNotFoundException e) {
            if (split.path().getFileSystem().exists(split.path())) {
                throw e;
            }
            return nothing(split, e);
        }
        try {
            if (in instanceof FSDataInputStream file) {
                file.seek(offset);
            } else {
                in.skipNBytes(offset);
            }
        } catch (IOException e) {
            in.close();
            throw e;
        }
        return new LogLineReader(split, in, offset, skip);
    }

    /** Gives up a file that is gone or none of gzip, which will not heal by a restart of the job. */
    private static Reader<RawLine> nothing(FileSourceSplit split, IOException cause) {
        LOGGER.log(Level.WARNING, "not read: " + split.path(), cause);
        return new LogLineReader(split, InputStream.nullInputStream(), 0, 0);
    }

    /**
     * Opens a file and unpacks it if its name says so.
     *
     * @throws EOFException if it is to be unpacked and has no whole header
     * @throws ZipException if it is to be unpacked and none of gzip
     */
    static InputStream open(Path path) throws IOException {
        FSDataInputStream file = path.getFileSystem().open(path);
        if (!path.getName().endsWith(".gz")) {
            return file;
        }
        try {
            return new GzipLog(file, path.toString());
        } catch (IOException e) {
            file.close();
            throw e;
        }
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
