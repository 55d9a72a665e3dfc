package io.github.cowriekit.analysis;

import io.github.cowriekit.analysis.internal.crowd.CrowdMemory;
import io.github.cowriekit.analysis.internal.crowd.Seen;
import io.github.cowriekit.analysis.internal.crowd.SessionParts;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.apache.datasketches.common.SketchesException;

/**
 * The memory of earlier sessions: clusters of playbooks, which credentials, clients, techniques and targets each sensor has
 * seen, and when addresses came.
 *
 * <p>Give it to {@link Analysis.Builder#crowd}; every session that is assessed is remembered, so the order of sessions
 * matters and the same sessions in the same order give the same answers. Bounded: 10,000 clusters, 50,000 sequences, 20,000
 * addresses and two million things seen, whatever comes; what was used longest ago is forgotten first. Less than 256 MB of
 * heap after a million sessions. Safe for many threads, which take turns.
 *
 * @since 0.1.0
 */
public final class Crowd {
    private static final long MAGIC = 0x434b43524f574431L;

    private final CrowdMemory memory;

    private Crowd(CrowdMemory memory) {
        this.memory = memory;
    }

    /** Returns a crowd that has seen nothing. */
    public static Crowd create() {
        return new Crowd(new CrowdMemory());
    }

    /**
     * Returns the crowd that a file holds.
     *
     * @throws AnalysisDataException if the file cannot be read, is damaged, or was written by a version with another form
     */
    public static Crowd load(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            CheckedInputStream checked = new CheckedInputStream(in, new CRC32());
            DataInputStream data = new DataInputStream(checked);
            if (data.readLong() != MAGIC) {
                throw new AnalysisDataException(file + " is no saved crowd of this version; start with an empty one");
            }
            CrowdMemory memory = CrowdMemory.read(data);
            long expected = checked.getChecksum().getValue();
            if (data.readLong() != expected) {
                throw new AnalysisDataException(file + " is damaged: its checksum is wrong; start with an empty crowd");
            }
            return new Crowd(memory);
        } catch (IOException | SketchesException | IndexOutOfBoundsException e) {
            throw new AnalysisDataException("cannot read the crowd in " + file + "; start with an empty one", e);
        }
    }

    /**
     * Writes the crowd to a file, which is replaced once all is written. A few to some tens of megabytes.
     *
     * @throws AnalysisDataException if the file cannot be written
     */
    public synchronized void save(Path file) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
                CheckedOutputStream checked = new CheckedOutputStream(out, new CRC32());
                DataOutputStream data = new DataOutputStream(checked);
                data.writeLong(MAGIC);
                memory.write(data);
                data.writeLong(checked.getChecksum().getValue());
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new AnalysisDataException("cannot write the crowd to " + file, e);
        }
    }

    synchronized Seen observe(SessionParts parts) {
        return memory.observe(parts);
    }
}
