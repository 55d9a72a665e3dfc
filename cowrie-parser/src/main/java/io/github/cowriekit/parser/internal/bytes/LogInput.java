package io.github.cowriekit.parser.internal.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One input to read.
 *
 * @param name name for messages
 * @param size bytes as stored, 0 when it is not known
 * @param storage its bytes as stored
 * @param firstTime first time of an event in it, null when there is none or it is not known
 */
public record LogInput(
        String name, long size, Storage storage, @Nullable Instant firstTime) {
    /** Where the bytes of an input lie. */
    @FunctionalInterface
    public interface Storage {
        InputStream open() throws IOException;

        /** Returns a channel that can be positioned anywhere, null when there is none. */
        default @Nullable SeekableByteChannel channel() throws IOException {
            return null;
        }

        /** Returns whether somebody may be writing the bytes now, and a reader waits for them at any line. */
        default boolean isPipe() {
            return true;
        }

        /** Returns whether other inputs take their bytes out of the same stream, so that none may be read ahead. */
        default boolean isShared() {
            return false;
        }

        /** Releases what is kept open for later inputs. */
        default void release() throws IOException {}
    }

    /** A file. */
    private record FileStorage(Path file) implements Storage {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }

        @Override
        public boolean isPipe() {
            return false;
        }

        @Override
        public SeekableByteChannel channel() throws IOException {
            return Files.newByteChannel(file);
        }
    }

    public static LogInput of(Path file) throws IOException {
        return new LogInput(file.toString(), Files.size(file), new FileStorage(file), null);
    }

    public static LogInput of(String name, InputStream in) {
        return new LogInput(name, 0, () -> in, null);
    }

    /** Returns whether other threads may read it before it is wanted; a pipe may be waited for at any line. */
    public boolean isReadAhead() {
        return size > 0 && !storage.isShared();
    }

    public LogInput beginningAt(@Nullable Instant time) {
        return new LogInput(name, size, storage, time);
    }

    /**
     * Returns what the names of one rotated log have in common: folder and letters, without numbers, dates and the
     * suffix of a compression.
     */
    public String series() {
        int folder = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1;
        String letters = name.substring(folder)
                .replaceAll("(?i)\\.(gz|bz2|xz|zst|tgz)(?![a-z])", "")
                .replaceAll("\\P{L}", "");
        return name.substring(0, folder) + letters;
    }
}
