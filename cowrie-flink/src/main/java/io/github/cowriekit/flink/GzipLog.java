package io.github.cowriekit.flink;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Unpacks a log up to where it is damaged or cut off; an exception would come again at each restart of the job. */
final class GzipLog extends GZIPInputStream {
    private static final Logger LOGGER = System.getLogger(GzipLog.class.getName());

    private final String name;
    private boolean isDamaged;

    /**
     * Begins.
     *
     * @param name for the log entry
     * @throws EOFException if there is no whole header, so that the file may still be written
     * @throws ZipException if it is none of gzip
     */
    GzipLog(InputStream in, String name) throws IOException {
        super(in, 1 << 16);
        this.name = name;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (isDamaged) {
            return -1;
        }
        long before = inf.getBytesWritten();
        try {
            return super.read(target, offset, length);
        } catch (EOFException | ZipException e) {
            isDamaged = true;
            LOGGER.log(Level.WARNING, "damaged, so only its beginning is read: " + name, e);
            // the JDK's class withholds what it inflated before the damage
            long saved = inf.getBytesWritten() - before;
            return saved > 0 && saved <= length ? (int) saved : -1;
        }
    }
}
