package io.github.cowriekit.flink;

import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.store.SessionStore;
import io.github.cowriekit.store.SessionWriter;
import java.util.Objects;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.util.function.SerializableSupplier;

/**
 * Puts sessions into a store, in one transaction for each checkpoint. A session is in a store once, by sensor, id and start, so
 * what comes again after a failure changes nothing. Needs {@code cowrie-store}.
 *
 * <p>Of a bounded input it commits at the end as well, and earlier whenever about 30,000 sessions wait. Several tasks may write
 * to one PostgreSQL; give the sink a parallelism of 1 for SQLite, and a file that all task managers see.
 *
 * <pre>{@code
 * enriched.sinkTo(StoreSink.of(() -> SessionStore.sqlite(Path.of("/data/sessions.db")))).setParallelism(1);
 * }</pre>
 *
 * @since 0.1.0
 */
public final class StoreSink implements Sink<EnrichedSession> {
    private static final long serialVersionUID = 1;

    private final SerializableSupplier<SessionStore> factory;

    private StoreSink(SerializableSupplier<SessionStore> factory) {
        this.factory = factory;
    }

    /**
     * Returns a sink.
     *
     * @param factory opens the store, once in each task, which closes it
     */
    public static StoreSink of(SerializableSupplier<SessionStore> factory) {
        return new StoreSink(Objects.requireNonNull(factory, "factory"));
    }

    @Override
    public SinkWriter<EnrichedSession> createWriter(WriterInitContext context) {
        SessionStore store = factory.get();
        return new StoreWriter(store, store.writer());
    }

    private record StoreWriter(SessionStore store, SessionWriter writer) implements SinkWriter<EnrichedSession> {
        @Override
        public void write(EnrichedSession session, Context context) {
            writer.add(session);
        }

        @Override
        public void flush(boolean endOfInput) {
            writer.commit();
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
