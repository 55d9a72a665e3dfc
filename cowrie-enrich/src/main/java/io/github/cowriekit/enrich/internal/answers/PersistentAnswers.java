package io.github.cowriekit.enrich.internal.answers;

import io.github.cowriekit.enrich.internal.config.ConfiguredSource;
import io.github.cowriekit.enrich.spi.CacheKey;
import io.github.cowriekit.enrich.spi.CachedAnswer;
import io.github.cowriekit.enrich.spi.IntelCache;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The cache that outlives the run, if there is one; its failures cost one warning and no answer. Thread-safe. */
public final class PersistentAnswers {
    private static final Logger LOG = System.getLogger(PersistentAnswers.class.getName());

    private final @Nullable IntelCache cache;
    private final AtomicBoolean warned = new AtomicBoolean();

    PersistentAnswers(@Nullable IntelCache cache) {
        this.cache = cache;
    }

    /** Returns what is kept under these keys. */
    Map<CacheKey, CachedAnswer> find(Collection<CacheKey> keys) {
        IntelCache from = cache;
        if (from == null) {
            return Map.of();
        }
        List<CacheKey> possible =
                keys.stream().filter(PersistentAnswers::isKept).toList();
        return guard("read", () -> from.find(possible), Map.of());
    }

    /** Returns an answer as it arrived, null if it is not there. */
    @Nullable
    String findRaw(CacheKey key) {
        IntelCache from = cache;
        if (from == null) {
            return null;
        }
        return guard("read", () -> Optional.ofNullable(from.findRaw(key)), Optional.<String>empty())
                .orElse(null);
    }

    /** Keeps an answer; it is safe when this returns. */
    void keep(CacheKey key, Supplier<CachedAnswer> answer) {
        IntelCache to = cache;
        if (to != null && isKept(key)) {
            guard(
                    "written",
                    () -> {
                        to.keep(key, answer.get());
                        return true;
                    },
                    false);
        }
    }

    /** Keeps an answer with a large body; it is safe when this returns. */
    void keep(CacheKey key, Supplier<CachedAnswer> answer, byte[] body) {
        IntelCache to = cache;
        if (to != null) {
            guard(
                    "written",
                    () -> {
                        to.keep(key, answer.get(), body);
                        return true;
                    },
                    false);
        }
    }

    /** Returns a large body, null if it is not there. */
    byte @Nullable [] findBody(CacheKey key) {
        IntelCache from = cache;
        if (from == null) {
            return null;
        }
        return guard("read", () -> Optional.ofNullable(from.findBody(key)), Optional.<byte[]>empty())
                .orElse(null);
    }

    /** Returns the keys of a source whose answers have expired. */
    List<CacheKey> expired(String source, Instant now, int limit) {
        IntelCache from = cache;
        return from == null ? List.of() : guard("read", () -> from.expired(source, now, limit), List.of());
    }

    /** A text that UTF-8 cannot hold would come back as another. */
    private static boolean isKept(CacheKey key) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(key.value());
    }

    private <T> T guard(String what, Supplier<T> work, T otherwise) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            if (!warned.getAndSet(true)) {
                LOG.log(
                        Level.WARNING,
                        "the cache cannot be {0}, the run goes on without: {1}",
                        what,
                        ConfiguredSource.origin(e));
            }
            return otherwise;
        }
    }
}
