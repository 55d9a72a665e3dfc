package io.github.cowriekit.service.internal.loop;

import io.github.cowriekit.service.ServiceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The folder in which a service keeps what it needs, locked while it runs. */
public final class StateFolder implements AutoCloseable {
    private final Path folder;
    private final FileChannel channel;

    private StateFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Returns the folder, made if there is none.
     *
     * @throws ServiceException if another service uses it, or it cannot be used
     */
    public static StateFolder lock(Path folder) {
        FileChannel channel = null;
        try {
            Files.createDirectories(folder);
            channel = FileChannel.open(
                    folder.resolve("service.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new ServiceException("state: another service uses the folder " + folder);
            }
            return new StateFolder(folder, channel);
        } catch (IOException e) {
            throw new ServiceException("state: the folder cannot be used: " + folder + ": " + e.getMessage(), e);
        }
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // in this process
            return null;
        }
    }
}
