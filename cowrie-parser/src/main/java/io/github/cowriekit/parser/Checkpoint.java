package io.github.cowriekit.parser;

import io.github.cowriekit.parser.internal.follow.Following;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Where a {@link LogFollower} stood: files and positions, open sessions, sessions (or events) that were not handed over
 * yet or handed over and not committed, and a note of the consumer.
 *
 * <p>A follower that begins with it hands over exactly the sessions that were not committed, in their order. A session
 * that the consumer stored between the last checkpoint and a crash comes again; a store that is keyed by session
 * overwrites it, a consumer with its own position in the note cuts that off first, or it stores {@link #toBytes()} in the
 * transaction that stores the session. Immutable.
 *
 * @since 0.1.0
 */
public final class Checkpoint {
    private static final int MARK = 0x434B4350;
    private static final int VERSION = 3;
    /** Had one log and no sessions that were handed over but not committed. */
    private static final int FIRST_VERSION = 2;

    private final long sessions;
    private final String note;
    private final byte[] state;
    private final int version;

    Checkpoint(long sessions, String note, byte[] state) {
        this(sessions, note, state, VERSION);
    }

    private Checkpoint(long sessions, String note, byte[] state, int version) {
        this.version = version;
        this.sessions = sessions;
        this.note = Objects.requireNonNull(note, "note");
        this.state = state;
    }

    /** Returns how many sessions, or events, were handed over and committed before it, over all runs. */
    public long sessions() {
        return sessions;
    }

    /** Returns what the consumer noted, such as a position in its output; empty if it noted nothing. */
    public String note() {
        return note;
    }

    /**
     * Returns the checkpoint in a file, empty if there is no such file.
     *
     * @throws CheckpointException if it cannot be read, is damaged, or of a version that this library does not know
     */
    public static Optional<Checkpoint> find(Path file) {
        try {
            return Optional.of(of(Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (CheckpointException e) {
            throw e.of(file);
        } catch (IOException e) {
            throw new CheckpointException("cannot read the checkpoint " + file, e);
        }
    }

    /**
     * Returns the checkpoint that {@link #toBytes()} gave.
     *
     * @throws CheckpointException if it is damaged or of a version that this library does not know
     */
    public static Checkpoint of(byte[] bytes) {
        try {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
            if (in.readInt() != MARK) {
                throw new CheckpointException("not a checkpoint", null);
            }
            int version = in.readInt();
            if (version != VERSION && version != FIRST_VERSION) {
                throw new CheckpointException(
                        "a checkpoint of version " + version + ", this library reads versions " + FIRST_VERSION + " to "
                                + VERSION,
                        null);
            }
            long checksum = in.readLong();
            if (checksum != checksum(bytes, bytes.length - in.available())) {
                throw new CheckpointException("a damaged checkpoint", null);
            }
            long sessions = in.readLong();
            String note = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
            return new Checkpoint(sessions, note, in.readAllBytes(), version);
        } catch (IOException | IllegalArgumentException e) {
            throw new CheckpointException("a damaged checkpoint", e);
        }
    }

    /** Returns it as bytes, to be stored wherever the consumer stores sessions. */
    public byte[] toBytes() {
        try {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(body);
            out.writeLong(sessions);
            byte[] text = note.getBytes(StandardCharsets.UTF_8);
            out.writeInt(text.length);
            out.write(text);
            out.write(state);
            byte[] content = body.toByteArray();
            return ByteBuffer.allocate(2 * Integer.BYTES + Long.BYTES + content.length)
                    .putInt(MARK)
                    .putInt(version)
                    .putLong(checksum(content, 0))
                    .put(content)
                    .array();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
    }

    /**
     * Stores it in a file, atomically: after a crash the file holds the old checkpoint or the new one. A neighbour with
     * the suffix {@code .tmp} is written, forced to the disk and renamed.
     *
     * @throws CheckpointException if that fails; the old checkpoint is still there
     */
    public void write(Path file) {
        store(file);
    }

    /** Stores it and returns its bytes. */
    byte[] store(Path file) {
        Path temporary = temporary(file);
        byte[] bytes = toBytes();
        try {
            // no channel: the thread may be interrupted, which would close it
            try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
                out.write(bytes);
                out.getFD().sync();
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceFolder(file);
            return bytes;
        } catch (IOException e) {
            throw new CheckpointException("cannot store the checkpoint " + file, e);
        }
    }

    static Path temporary(Path file) {
        return file.resolveSibling(file.getFileName() + ".tmp");
    }

    byte[] state() {
        return state;
    }

    /**
     * Lets a follower that has read nothing yet go on from here.
     *
     * @param file where it comes from, for messages; null if the consumer kept it
     */
    void restore(Following following, @Nullable Path file) {
        try {
            following.restore(state, sessions, version == FIRST_VERSION);
        } catch (IOException | RuntimeException e) {
            // whatever odd content leads to: overflows of times, types that do not fit, sizes out of bounds
            CheckpointException damaged = new CheckpointException("a damaged checkpoint", e);
            throw file == null ? damaged : damaged.of(file);
        }
    }

    /** Makes the rename last through a power failure, where the system can. */
    private static void forceFolder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows cannot open a folder; the rename itself has succeeded
            System.getLogger(Checkpoint.class.getName()).log(System.Logger.Level.DEBUG, "folder not forced", e);
        }
    }

    private static long checksum(byte[] bytes, int from) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes, from, bytes.length - from);
        return checksum.getValue();
    }
}
