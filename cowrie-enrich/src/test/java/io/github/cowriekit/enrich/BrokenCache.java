package io.github.cowriekit.enrich;

import io.github.cowriekit.enrich.spi.CachedAnswer;
import io.github.cowriekit.enrich.spi.IntelCache;
import io.github.cowriekit.model.intel.Observable;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** A cache whose disk is gone. */
final class BrokenCache implements IntelCache {
    boolean closed;

    @Override
    public CachedAnswer find(String source, Observable observable) {
        throw new IllegalStateException("disk gone");
    }

    @Override
    public void keep(String source, Observable observable, CachedAnswer answer) {
        throw new IllegalStateException("disk gone");
    }

    @Override
    public List<Observable> expired(String source, Instant now, int limit) {
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
