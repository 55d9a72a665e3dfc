package io.github.cowriekit.flink.internal;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a line that waits. */
public final class KeptLineSerializer extends ValueSerializer<KeptLine> {
    static final KeptLineSerializer INSTANCE = new KeptLineSerializer();

    @Override
    public void serialize(KeptLine line, DataOutputView target) throws IOException {
        target.writeLong(line.micros());
        target.writeBoolean(line.shared());
        RawLineSerializer.INSTANCE.serialize(line.line(), target);
    }

    @Override
    public KeptLine deserialize(DataInputView source) throws IOException {
        long micros = source.readLong();
        boolean shared = source.readBoolean();
        return new KeptLine(micros, shared, RawLineSerializer.INSTANCE.deserialize(source));
    }

    @Override
    public TypeSerializerSnapshot<KeptLine> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Says in a savepoint that lines are kept this way. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<KeptLine> {
        /** Flink calls it. */
        public Snapshot() {
            super(KeptLineSerializer::new);
        }
    }
}
