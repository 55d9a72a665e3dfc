package io.github.cowriekit.report.internal.legacy;

import io.github.cowriekit.report.internal.export.Unfinished;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Blocks in a temporary file, which is deleted at the end: they are needed again once the last session is known. */
final class LegacySpool implements AutoCloseable {
    private final Unfinished unfinished = new Unfinished();
    private final Path file;
    private final DataOutputStream out;
    private boolean written;

    LegacySpool() throws IOException {
        file = unfinished.temporary("legacy-report");
        out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
    }

    interface Reader {
        void accept(LegacyBlock block) throws IOException;
    }

    void add(LegacyBlock block) throws IOException {
        write(block.id());
        out.writeLong(block.commands());
        out.writeBoolean(block.recent());
        write(block.text());
    }

    private void write(String value) throws IOException {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** Hands over the blocks in the order in which they came; none can be added any more. */
    void forEach(Reader reader) throws IOException {
        if (!written) {
            out.close();
            written = true;
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            for (LegacyBlock block = read(in); block != null; block = read(in)) {
                reader.accept(block);
            }
        }
    }

    private static @Nullable LegacyBlock read(DataInputStream in) throws IOException {
        int length;
        try {
            length = in.readInt();
        } catch (EOFException e) {
            return null;
        }
        String id = text(in, length);
        long commands = in.readLong();
        boolean recent = in.readBoolean();
        return new LegacyBlock(id, commands, recent, text(in, in.readInt()));
    }

    private static String text(DataInputStream in, int length) throws IOException {
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        try {
            out.close();
        } finally {
            unfinished.close();
        }
    }
}
