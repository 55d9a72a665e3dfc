package io.github.cowriekit.flink.internal;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a line with its key. */
public final class RoutedLineSerializer extends ValueSerializer<RoutedLine> {
    static final RoutedLineSerializer INSTANCE = new RoutedLineSerializer();

    @Override
    public void serialize(RoutedLine line, DataOutputView target) throws IOException {
        Texts.writeRepeated(line.sensor(), target);
        Texts.write(line.session(), target);
        target.writeChar(line.kind().code());
        KeptLineSerializer.INSTANCE.serialize(line.kept(), target);
    }

    @Override
    public RoutedLine deserialize(DataInputView source) throws IOException {
        String sensor = Texts.readRepeated(source);
        String session = Texts.read(source);
        RoutedLine.Kind kind = RoutedLine.Kind.of(source.readChar());
        return new RoutedLine(sensor, session, kind, KeptLineSerializer.INSTANCE.deserialize(source));
    }

    @Override
    public TypeSerializerSnapshot<RoutedLine> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Says in a savepoint that lines are routed this way. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<RoutedLine> {
        /** Flink calls it. */
        public Snapshot() {
            super(RoutedLineSerializer::new);
        }
    }
}
