package io.github.cowriekit.flink.internal;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes what is known of the lines held. */
public final class HeldSerializer extends ValueSerializer<Held> {
    static final HeldSerializer INSTANCE = new HeldSerializer();

    @Override
    public void serialize(Held held, DataOutputView target) throws IOException {
        target.writeLong(held.last());
        target.writeLong(held.closed());
        target.writeLong(held.timer());
        target.writeLong(held.lines());
        target.writeLong(held.bytes());
        target.writeLong(held.cut());
        target.writeLong(held.ended());
        target.writeLong(held.covered());
    }

    @Override
    public Held deserialize(DataInputView in) throws IOException {
        return new Held(
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong());
    }

    @Override
    public TypeSerializerSnapshot<Held> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Says in a savepoint that it is written this way. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Held> {
        /** Flink calls it. */
        public Snapshot() {
            super(HeldSerializer::new);
        }
    }
}
