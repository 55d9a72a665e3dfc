package io.github.cowriekit.parser;

import io.github.cowriekit.parser.internal.follow.CheckpointLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** The file in which a follower stores its checkpoints, locked while the follower is open. Thread-safe. */
final class CheckpointFile {
    private static final long NO_FILE = -1;

    private final Path path;
    private final AtomicLong changes = new AtomicLong();
    private final Lock saving = new ReentrantLock();
    private @Nullable CheckpointLock lock;
    private long saved;
    /** Checksum of what the file should hold. */
    private long content;

    private CheckpointFile(Path path) {
        this.path = path;
        this.lock = CheckpointLock.take(path);
    }

    static CheckpointFile open(Path path) {
        CheckpointFile file = new CheckpointFile(path);
        try {
            file.content = file.checksum();
            return file;
        } catch (CheckpointException e) {
            file.close();
            throw e;
        }
    }

    /** Returns the files of a checkpoint, which are not logs. */
    static List<Path> notLogs(Path path) {
        return List.of(path, Checkpoint.temporary(path), CheckpointLock.fileOf(path));
    }

    Optional<Checkpoint> find() {
        return Checkpoint.find(path);
    }

    /** Stores what was committed up to now; threads that commit at the same time share one writing. */
    void save(Supplier<Checkpoint> checkpoint) {
        long change = changes.incrementAndGet();
        saving.lock();
        try {
            if (saved >= change) {
                return;
            }
            long upTo = changes.get();
            if (lock == null) {
                saveAfterClose(checkpoint.get());
            } else {
                write(checkpoint.get());
            }
            saved = upTo;
        } finally {
            saving.unlock();
        }
    }

    /** Saves for a consumer that was still storing sessions when the follower closed, unless another follower went on since. */
    private void saveAfterClose(Checkpoint checkpoint) {
        CheckpointLock again = CheckpointLock.take(path);
        try {
            if (checksum() != content) {
                throw new CheckpointException(
                        "the checkpoint " + path + " was written by another follower since this one was closed; commit"
                                + " before closing",
                        null);
            }
            write(checkpoint);
        } finally {
            again.close();
        }
    }

    private void write(Checkpoint checkpoint) {
        content = checksum(checkpoint.store(path));
    }

    private long checksum() {
        try {
            return checksum(Files.readAllBytes(path));
        } catch (NoSuchFileException e) {
            return NO_FILE;
        } catch (IOException e) {
            throw new CheckpointException("cannot read the checkpoint " + path, e);
        }
    }

    private static long checksum(byte[] bytes) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        return checksum.getValue();
    }

    void close() {
        saving.lock();
        try {
            if (lock != null) {
                lock.close();
                lock = null;
            }
        } finally {
            saving.unlock();
        }
    }
}
