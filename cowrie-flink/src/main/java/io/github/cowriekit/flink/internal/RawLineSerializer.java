package io.github.cowriekit.flink.internal;

import io.github.cowriekit.flink.RawLine;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a line: origin, offset, bytes. */
public final class RawLineSerializer extends ValueSerializer<RawLine> {
    static final RawLineSerializer INSTANCE = new RawLineSerializer();

    @Override
    public void serialize(RawLine line, DataOutputView target) throws IOException {
        Texts.writeRepeated(line.origin(), target);
        target.writeLong(line.offset());
        writeBytes(line.bytes(), target);
    }

    @Override
    public RawLine deserialize(DataInputView source) throws IOException {
        String origin = Texts.readRepeated(source);
        long offset = source.readLong();
        return RawLine.of(readBytes(source), origin, offset);
    }

    @Override
    public TypeSerializerSnapshot<RawLine> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Says in a savepoint that lines are written this way. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<RawLine> {
        /** Flink calls it. */
        public Snapshot() {
            super(RawLineSerializer::new);
        }
    }
}
