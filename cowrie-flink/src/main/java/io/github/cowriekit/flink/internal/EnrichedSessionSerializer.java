package io.github.cowriekit.flink.internal;

import io.github.cowriekit.json.SessionJson;
import io.github.cowriekit.model.intel.EnrichedSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a session and the answers about it as Session JSON, which keeps everything and the order of maps, and which later versions read. */
public final class EnrichedSessionSerializer extends ValueSerializer<EnrichedSession> {
    static final EnrichedSessionSerializer INSTANCE = new EnrichedSessionSerializer();

    @Override
    public void serialize(EnrichedSession session, DataOutputView target) throws IOException {
        writeBytes(SessionJson.toJson(session).getBytes(StandardCharsets.US_ASCII), target);
    }

    @Override
    public EnrichedSession deserialize(DataInputView source) throws IOException {
        return SessionJson.read(new String(readBytes(source), StandardCharsets.US_ASCII));
    }

    @Override
    public TypeSerializerSnapshot<EnrichedSession> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Says in a savepoint that sessions are written this way. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<EnrichedSession> {
        /** Flink calls it. */
        public Snapshot() {
            super(EnrichedSessionSerializer::new);
        }
    }
}
