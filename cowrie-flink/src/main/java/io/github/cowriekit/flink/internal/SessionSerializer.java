package io.github.cowriekit.flink.internal;

import io.github.cowriekit.json.SessionJson;
import io.github.cowriekit.model.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a session as Session JSON, which keeps everything and the order of maps, and which later versions read. */
public final class SessionSerializer extends ValueSerializer<Session> {
    static final SessionSerializer INSTANCE = new SessionSerializer();

    @Override
    public void serialize(Session session, DataOutputView target) throws IOException {
        writeBytes(SessionJson.toJson(session).getBytes(StandardCharsets.US_ASCII), target);
    }

    @Override
    public Session deserialize(DataInputView source) throws IOException {
        return SessionJson.read(new String(readBytes(source), StandardCharsets.US_ASCII))
                .session();
    }

    @Override
    public TypeSerializerSnapshot<Session> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Says in a savepoint that sessions are written this way. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Session> {
        /** Flink calls it. */
        public Snapshot() {
            super(SessionSerializer::new);
        }
    }
}
