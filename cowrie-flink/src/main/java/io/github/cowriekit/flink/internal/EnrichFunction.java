package io.github.cowriekit.flink.internal;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.intel.EnrichedSession;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.apache.flink.util.function.SerializableSupplier;
import org.jspecify.annotations.Nullable;

/** Asks about sessions with an enrichment of the task. */
public final class EnrichFunction extends RichAsyncFunction<Session, EnrichedSession> {
    private static final long serialVersionUID = 1;

    private final SerializableSupplier<Enrichment> factory;
    private transient @Nullable Enrichment enrichment;

    public EnrichFunction(SerializableSupplier<Enrichment> factory) {
        this.factory = factory;
    }

    @Override
    public void open(OpenContext context) {
        enrichment = factory.get();
    }

    @Override
    public void asyncInvoke(Session session, ResultFuture<EnrichedSession> result) {
        if (enrichment == null) {
            throw new IllegalStateException("not open");
        }
        var unused = enrichment.enrichAsync(session).whenComplete((enriched, failure) -> {
            if (failure == null) {
                result.complete(List.of(enriched));
            } else {
                result.completeExceptionally(failure);
            }
        });
    }

    @Override
    public void close() {
        if (enrichment != null) {
            enrichment.close();
            enrichment = null;
        }
    }
}
