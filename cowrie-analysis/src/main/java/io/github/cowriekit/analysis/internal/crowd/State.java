package io.github.cowriekit.analysis.internal.crowd;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;

/** Reads and writes the parts of a saved crowd; a length is checked before memory is taken. */
final class State {
    private static final int LONGEST = 64_000_000;

    private State() {}

    /** Writes or reads one part of a map. */
    interface Writer<T> {
        void write(DataOutput out, T value) throws IOException;
    }

    /** Reads one part of a map. */
    interface Reader<T> {
        T read(DataInput in) throws IOException;
    }

    static void writeBytes(DataOutput out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static byte[] readBytes(DataInput in) throws IOException {
        byte[] bytes = new byte[length(in, LONGEST)];
        in.readFully(bytes);
        return bytes;
    }

    static int length(DataInput in, int most) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > most) {
            throw new IOException("a part of " + length + " elements, where at most " + most + " can be");
        }
        return length;
    }

    /** Writes the entries in the order of their last use. */
    static <V> void writeMap(DataOutput out, Map<Long, V> map, Writer<V> writer) throws IOException {
        out.writeInt(map.size());
        for (Map.Entry<Long, V> entry : map.entrySet()) {
            out.writeLong(entry.getKey());
            writer.write(out, entry.getValue());
        }
    }

    static <V> void readMap(DataInput in, Map<Long, V> map, int most, Reader<V> reader) throws IOException {
        int size = length(in, most);
        for (int i = 0; i < size; i++) {
            map.put(in.readLong(), reader.read(in));
        }
    }
}
