package io.github.cowriekit.enrich;

import io.github.cowriekit.enrich.spi.CacheKey;
import io.github.cowriekit.enrich.spi.CachedAnswer;
import io.github.cowriekit.enrich.spi.IntelCache;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A cache whose disk is gone. */
final class BrokenCache implements IntelCache {
    boolean closed;

    @Override
    public Map<CacheKey, CachedAnswer> find(Collection<CacheKey> keys) {
        throw new IllegalStateException("disk gone");
    }

    @Override
    public String findRaw(CacheKey key) {
        throw new IllegalStateException("disk gone");
    }

    @Override
    public void keep(CacheKey key, CachedAnswer answer) {
        throw new IllegalStateException("disk gone");
    }

    @Override
    public List<CacheKey> expired(String source, Instant now, int limit) {
        throw new IllegalStateException("disk gone");
    }

    @Override
    public void update(String source, UnaryOperator<String> change) {
        throw new IllegalStateException("disk gone");
    }

    @Override
    public void close() {
        closed = true;
    }
}
