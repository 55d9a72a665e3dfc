package io.github.cowriekit.parser.internal.tail;

import io.github.cowriekit.parser.internal.bytes.Compression;
import io.github.cowriekit.parser.internal.bytes.DecompressionLimits;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/** A file that is held open, so that it can be read to its end after it was renamed or deleted. */
final class TailSource implements Closeable {
    private final FoundFile found;
    private final FileChannel channel;
    private final byte @Nullable [] archiveHead;
    private @Nullable InputStream stream;
    private long streamPosition;
    private @Nullable IOException failure;

    TailSource(FoundFile found) throws IOException {
        this.found = found;
        this.channel = FileChannel.open(found.path());
        try {
            // another file may have taken the name since it was found
            this.archiveHead = found.compressed() ? FoundFile.headOf(decompressed()) : null;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    FoundFile found() {
        return found;
    }

    /** Returns the first bytes as they are now; another writer may have replaced them. */
    byte[] head() throws IOException {
        if (archiveHead != null) {
            return archiveHead;
        }
        channel.position(0);
        return FoundFile.headOf(Channels.newInputStream(channel));
    }

    /** Reads from a position until the array is full or the file ends; returns how many bytes. */
    int read(byte[] into, long position) throws IOException {
        if (archiveHead != null) {
            return readStream(into, position);
        }
        ByteBuffer buffer = ByteBuffer.wrap(into);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                break;
            }
        }
        return buffer.position();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Returns what ended an archive early, null if nothing did. */
    @Nullable
    IOException failure() {
        return failure;
    }

    private int readStream(byte[] into, long position) throws IOException {
        if (stream == null || position < streamPosition) {
            stream = decompressed();
            streamPosition = 0;
            failure = null;
        }
        int read = 0;
        try {
            stream.skipNBytes(position - streamPosition);
            streamPosition = position;
            int count = 0;
            while (failure == null && read < into.length && count >= 0) {
                count = stream.read(into, read, into.length - read);
                read += Math.max(0, count);
            }
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                // says nothing about the archive
                stream = null;
                throw e;
            }
            // what came before it is good
            failure = e;
        }
        streamPosition += read;
        return read;
    }

    private InputStream decompressed() throws IOException {
        channel.position(0);
        InputStream stored = new FilterInputStream(Channels.newInputStream(channel)) {
            @Override
            public void close() {
                // some decompressors close what they read to its end; the channel stays open
            }
        };
        return Compression.open(stored, DecompressionLimits.STANDARD).in();
    }
}
