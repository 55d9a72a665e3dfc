package io.github.cowriekit.parser.internal.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Pattern;
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
    /** What rotation adds to a name: a day, with a time or without. */
    private static final Pattern DATE =
            Pattern.compile("[._-]?(?<!\\d)(?:19|20)\\d\\d(?:[01]\\d[0-3]\\d|([-_.])[01]?\\d\\1[0-3]?\\d)"
                    + "(?:[T_-]?\\d\\d[-_:]?\\d\\d(?:[-_:]?\\d\\d)?Z?|[T_]\\d\\d)?(?!\\d)");

    private static final Pattern REST =
            Pattern.compile("(?i)(?:(?<=jsonl?|log)[.-]\\d+)?(?:\\.(?:gz|bz2|xz|zst|tgz)(?:[.-]\\d+)?)*$");

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
     * Returns what the names of one rotated log have in common: all but dates, a number behind the extension and the suffix of
     * a compression. Other numbers tell sensors apart, as in {@code sensor1.json} and {@code 10.0.0.1.json}.
     */
    public String series() {
        int folder = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1;
        String undated = DATE.matcher(name.substring(folder)).replaceAll("");
        return name.substring(0, folder) + REST.matcher(undated).replaceFirst("");
    }
}
