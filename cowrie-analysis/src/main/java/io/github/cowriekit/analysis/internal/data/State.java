package io.github.cowriekit.analysis.internal.data;

import io.github.cowriekit.analysis.AnalysisDataException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * Saves and loads state: a mark with the version of the format, the parts, a checksum. Lengths are checked before memory is
 * allocated, and whatever a reader throws at a damaged file becomes an {@link AnalysisDataException}.
 */
public final class State {
    private static final int LONGEST = 64_000_000;
    private static final int LONGS_AT_ONCE = 1_024;

    private State() {}

    /** Writes one part. */
    public interface Writer<T> {
        void write(DataOutput out, T value) throws IOException;
    }

    /** Reads one part. */
    public interface Reader<T> {
        T read(DataInput in) throws IOException;
    }

    /**
     * Writes a file, replacing an existing one once the new one is complete.
     *
     * @param what what the file holds, for messages
     * @param mark first bytes of the file; the last is a digit, the version of the format
     * @throws AnalysisDataException if it cannot be written
     */
    public static <T> void save(Path file, String what, long mark, T value, Writer<T> writer) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
                write(out, mark, value, writer);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new AnalysisDataException("cannot write the " + what + " to " + file, e);
        }
    }

    /**
     * Writes to an output, which is flushed and not closed.
     *
     * @param mark first bytes; the last is a digit, the version of the format
     */
    public static <T> void write(OutputStream out, long mark, T value, Writer<T> writer) throws IOException {
        CheckedOutputStream checked = new CheckedOutputStream(out, new CRC32());
        DataOutputStream data = new DataOutputStream(checked);
        data.writeLong(mark);
        writer.write(data, value);
        data.writeLong(checked.getChecksum().getValue());
        data.flush();
    }

    /**
     * Reads what {@link #save} wrote.
     *
     * @throws AnalysisDataException if the file cannot be read, is damaged or has another format
     */
    public static <T> T load(Path file, String what, long mark, Reader<T> reader) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return load(in, file.toString(), what, mark, reader);
        } catch (IOException e) {
            throw new AnalysisDataException("cannot read the " + what + " in " + file + "; start anew", e);
        }
    }

    /**
     * Reads what {@link #write} wrote, to the end of the input.
     *
     * @param name what the input is called in messages
     * @throws AnalysisDataException if it cannot be read, is damaged or has another format
     */
    public static <T> T load(InputStream in, String name, String what, long mark, Reader<T> reader) {
        try {
            CheckedInputStream checked = new CheckedInputStream(in, new CRC32());
            DataInputStream data = new DataInputStream(checked);
            check(name, what, mark, data.readLong());
            T value = reader.read(data);
            long expected = checked.getChecksum().getValue();
            if (data.readLong() != expected || data.read() >= 0) {
                throw new AnalysisDataException("cannot use the saved " + what + " in " + name
                        + ": it is damaged, its checksum does not match; delete it and start anew");
            }
            return value;
        } catch (AnalysisDataException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // records, dates and the libraries' sketches reject bad values with exceptions of their own
            throw new AnalysisDataException("cannot read the " + what + " in " + name + "; start anew", e);
        }
    }

    private static void check(String file, String what, long mark, long found) {
        if (found >>> Byte.SIZE != mark >>> Byte.SIZE) {
            throw new AnalysisDataException(file + " is no saved " + what + "; start anew");
        }
        if (found != mark) {
            throw new AnalysisDataException(file + " is a saved " + what + " of form " + form(found)
                    + ", of another version of this library; this one reads form " + form(mark) + "; start anew");
        }
    }

    private static String form(long mark) {
        return Long.toString((mark & 0xff) - '0');
    }

    public static void writeBytes(DataOutput out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    public static byte[] readBytes(DataInput in) throws IOException {
        byte[] bytes = new byte[length(in, LONGEST)];
        in.readFully(bytes);
        return bytes;
    }

    public static void writeLongs(DataOutput out, long[] numbers) throws IOException {
        out.writeInt(numbers.length);
        for (long number : numbers) {
            out.writeLong(number);
        }
    }

    public static long[] readLongs(DataInput in, int most) throws IOException {
        long[] numbers = new long[length(in, most)];
        byte[] bytes = new byte[Math.min(LONGS_AT_ONCE, numbers.length) * Long.BYTES];
        for (int from = 0; from < numbers.length; from += LONGS_AT_ONCE) {
            int count = Math.min(LONGS_AT_ONCE, numbers.length - from);
            in.readFully(bytes, 0, count * Long.BYTES);
            ByteBuffer.wrap(bytes).asLongBuffer().get(numbers, from, count);
        }
        return numbers;
    }

    public static int length(DataInput in, int most) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > most) {
            throw new IOException("a part of " + length + " elements, where at most " + most + " can be");
        }
        return length;
    }

    /** Reads a number that counts something. */
    public static long count(DataInput in) throws IOException {
        long count = in.readLong();
        if (count < 0) {
            throw new IOException("a count of " + count);
        }
        return count;
    }

    /** Writes the entries in the order of the map. */
    public static <V> void writeMap(DataOutput out, Map<Long, V> map, Writer<V> writer) throws IOException {
        out.writeInt(map.size());
        for (Map.Entry<Long, V> entry : map.entrySet()) {
            out.writeLong(entry.getKey());
            writer.write(out, entry.getValue());
        }
    }

    public static <V> void readMap(DataInput in, Map<Long, V> map, int most, Reader<V> reader) throws IOException {
        int size = length(in, most);
        for (int i = 0; i < size; i++) {
            map.put(in.readLong(), reader.read(in));
        }
    }
}
