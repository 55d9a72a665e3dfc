package io.github.cowriekit.enrich.internal.quota;

import io.github.cowriekit.enrich.LimitStatus;
import io.github.cowriekit.enrich.internal.config.ConfiguredSource;
import io.github.cowriekit.enrich.spi.IntelCache;
import io.github.cowriekit.enrich.spi.RateLimit;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gives out the permits of one source, together with everybody who shares its cache. Thread-safe. */
public final class Permits {
    private static final Logger LOG = System.getLogger(Permits.class.getName());

    private final String source;
    private final List<RateLimit> limits;
    private final @Nullable IntelCache shared;

    /** The state as last seen; goes on alone when the cache fails. */
    private String state = "";

    private boolean warned;

    public Permits(String source, List<RateLimit> limits, @Nullable IntelCache shared) {
        this.source = source;
        this.limits = limits;
        this.shared = shared;
    }

    /** Takes a permit if there is one. */
    public Ledger.Turn take(Instant now) {
        return limits.isEmpty() ? Ledger.Turn.TAKEN : step(true, ledger -> ledger.take(now));
    }

    /** Returns what is left of each limit; takes nothing. */
    public List<LimitStatus> left(Instant now) {
        return limits.isEmpty() ? List.of() : step(false, ledger -> ledger.left(now));
    }

    /** Returns when a quota that the source calls spent is renewed, null if no limit says so; nobody asks until then. */
    @Nullable
    public Instant block(Instant now) {
        if (limits.stream().noneMatch(RateLimit::isDaily)) {
            return null;
        }
        return step(true, ledger -> ledger.block(now));
    }

    private synchronized <T> T step(boolean changes, Function<Ledger, T> step) {
        if (shared != null) {
            try {
                Step<T> changing = new Step<>(changes, step);
                shared.update(source, changing::apply);
                return done(changing);
            } catch (RuntimeException e) {
                if (!warned) {
                    warned = true;
                    LOG.log(
                            Level.WARNING,
                            "the quota of {0} is counted in this run only: {1}",
                            source,
                            ConfiguredSource.origin(e));
                }
            }
        }
        Step<T> changing = new Step<>(changes, step);
        changing.apply(state);
        return done(changing);
    }

    /** Ends a step; what a cache was about to write when it failed never becomes the state. */
    private <T> T done(Step<T> changed) {
        T result = changed.result();
        state = changed.text;
        return result;
    }

    /** One step, whose result leaves the cache's callback this way. */
    private final class Step<T> {
        private final boolean changes;
        private final Function<Ledger, T> step;
        private @Nullable T result;
        private String text = "";

        private Step(boolean changes, Function<Ledger, T> step) {
            this.changes = changes;
            this.step = step;
        }

        private String apply(String before) {
            Ledger ledger = Ledger.parse(before, limits);
            result = step.apply(ledger);
            text = changes ? ledger.text() : before;
            return text;
        }

        private T result() {
            T done = result;
            if (done == null) {
                throw new IllegalStateException("the cache did not change the counter");
            }
            return done;
        }
    }
}
