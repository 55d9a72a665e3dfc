package io.github.cowriekit.sink.internal.file;

import io.github.cowriekit.sink.spi.SinkException;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/** Writes files so that a reader, and whoever comes after a crash, sees whole lines and whole files. */
public final class DiskFiles {
    private static final int BLOCK = 64 * 1024;

    private DiskFiles() {}

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Appends text and waits until it is on the disk. A failure may leave a part of it, at worst half a line at the end.
     *
     * @return size of the file after that
     */
    public static long append(Path file, String text) throws IOException {
        boolean isNew = Files.notExists(file);
        long size;
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
            size = channel.size();
        }
        if (isNew) {
            forceFolder(file);
        }
        return size;
    }

    /** Cuts off what follows the last line end: a line that was being written when something failed. */
    public static void cutHalfLine(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long size = channel.size();
            long end = size;
            ByteBuffer block = ByteBuffer.allocate(BLOCK);
            while (end > 0) {
                long begin = Math.max(0, end - BLOCK);
                block.clear().limit((int) (end - begin));
                while (block.hasRemaining() && channel.read(block, begin + block.position()) >= 0) {
                    // reads until the block is full
                }
                int last = block.position() - 1;
                while (last >= 0 && block.get(last) != '\n') {
                    last--;
                }
                if (last >= 0) {
                    end = begin + last + 1;
                    break;
                }
                end = begin;
            }
            if (end < size) {
                channel.truncate(end);
                channel.force(true);
            }
        }
    }

    /** Hands over the whole lines among the last bytes of a file, in their order. */
    public static void lastLines(Path file, long mostBytes, Consumer<String> lines) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long begin = Math.max(0, channel.size() - mostBytes);
            // the byte before tells whether the first line is whole
            channel.position(Math.max(0, begin - 1));
            BufferedReader reader = new BufferedReader(
                    new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8), BLOCK);
            if (begin > 0) {
                reader.readLine();
            }
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.accept(line);
            }
        }
    }

    /** Puts a new content in the place of a file at once, when all of it is on the disk. */
    public static void replace(Path file, Content content) throws IOException {
        Path temporary = file.resolveSibling("." + file.getFileName() + ".tmp");
        try (FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BLOCK);
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceFolder(file);
    }

    /**
     * Returns what to throw when a file could not be used.
     *
     * @param what what could not be done; the name of a file at most
     * @throws InterruptedException if that is why
     */
    public static SinkException failure(String what, IOException e) throws InterruptedException {
        if (e instanceof ClosedByInterruptException) {
            // the exception leaves the thread interrupted; whoever catches the other one expects that it is not
            Thread.interrupted();
            throw new InterruptedException();
        }
        return new SinkException(what + ": " + reason(e), e);
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException || e instanceof NotDirectoryException) {
            return "there is no such file or folder";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        String reason = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
        return reason == null ? e.getClass().getSimpleName() : reason;
    }

    /** A new name is on the disk only when its folder is; not every system lets a folder be opened. */
    private static void forceFolder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            System.getLogger(DiskFiles.class.getName()).log(System.Logger.Level.DEBUG, "cannot force a folder", e);
        }
    }
}
