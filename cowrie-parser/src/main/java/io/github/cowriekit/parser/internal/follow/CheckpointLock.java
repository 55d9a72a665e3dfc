package io.github.cowriekit.parser.internal.follow;

import io.github.cowriekit.parser.CheckpointException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reserves a checkpoint for one follower: an operating system lock on a file beside it, released even if the process is
 * killed.
 */
public final class CheckpointLock implements AutoCloseable {
    private static final int MAX_TRIES = 100;

    private final Path file;
    private final FileChannel channel;

    private CheckpointLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Returns the file that is locked. */
    public static Path fileOf(Path checkpoint) {
        return checkpoint.resolveSibling(checkpoint.getFileName() + ".lock");
    }

    /**
     * Takes the lock.
     *
     * @throws CheckpointException if another follower has it, in this process or in another one
     */
    public static CheckpointLock take(Path checkpoint) {
        Path file = fileOf(checkpoint);
        for (int i = 0; i < MAX_TRIES; i++) {
            CheckpointLock lock = tryToTake(checkpoint, file);
            if (lock != null) {
                return lock;
            }
        }
        throw inUse(checkpoint, null);
    }

    /** Returns null if the one that had the lock removed the file meanwhile. */
    private static @Nullable CheckpointLock tryToTake(Path checkpoint, Path file) {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            Object key = key(file);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw inUse(checkpoint, null);
            }
            if (!Files.exists(file) || !Objects.equals(key, key(file))) {
                channel.close();
                return null;
            }
            String holder = "locked by process " + ProcessHandle.current().pid() + "\n";
            channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.US_ASCII)), 0);
            return new CheckpointLock(file, channel);
        } catch (CheckpointException e) {
            close(channel);
            throw e;
        } catch (OverlappingFileLockException e) {
            close(channel);
            throw inUse(checkpoint, e);
        } catch (IOException e) {
            close(channel);
            if (channel != null && e instanceof NoSuchFileException) {
                return null;
            }
            throw new CheckpointException(
                    "cannot lock the checkpoint " + checkpoint + ": " + file + " cannot be written", e);
        }
    }

    private static CheckpointException inUse(Path checkpoint, @Nullable Exception cause) {
        return new CheckpointException(
                "the checkpoint " + checkpoint + " is in use by another follower; close that one, or give this one a"
                        + " file of its own",
                cause);
    }

    private static @Nullable Object key(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    private static void close(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            System.getLogger(CheckpointLock.class.getName()).log(System.Logger.Level.DEBUG, "lock not closed", e);
        }
    }

    /** Releases the lock and removes its file. */
    @Override
    public void close() {
        if (!channel.isOpen()) {
            return;
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // Windows keeps what is open; the next follower takes the file as it is
            System.getLogger(CheckpointLock.class.getName()).log(System.Logger.Level.DEBUG, "lock not removed", e);
        }
        close(channel);
    }
}
