package io.github.cowriekit.enrich.internal.engine;

import io.github.cowriekit.enrich.EnrichmentListener.WaitCause;
import io.github.cowriekit.enrich.Obstacle;
import io.github.cowriekit.enrich.internal.quota.Ledger;
import io.github.cowriekit.enrich.internal.quota.Pace;
import io.github.cowriekit.enrich.internal.quota.RetryPolicy;
import io.github.cowriekit.enrich.internal.quota.SourceState;
import io.github.cowriekit.enrich.spi.RateLimit;
import io.github.cowriekit.model.intel.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Waits for the turn of a question to a source: a permit of each of its limits. Only the thread of the source asks. */
final class PermitTurns {
    /** Says that there is no need to ask any more. */
    private static final Obstacle COME = new Obstacle(Reason.OTHER, "answered meanwhile");

    private final Pace pace;
    private final SourceLimits limits;
    private final SourceState state;
    private final Clock clock;
    private final Waits waits;

    PermitTurns(Pace pace, SourceLimits limits, SourceState state, Clock clock, Waits waits) {
        this.pace = pace;
        this.limits = limits;
        this.state = state;
        this.clock = clock;
        this.waits = waits;
    }

    /**
     * Takes a permit.
     *
     * @param hasCome looks after each wait whether somebody else got the answer
     * @return why the question is not to be asked, null once it is
     */
    @Nullable
    Obstacle take(BooleanSupplier hasCome) throws InterruptedException {
        Instant now = clock.instant();
        Duration spacing = pace.delay();
        if (!spacing.isZero()) {
            Obstacle refusal = limits.refusal(now.plus(spacing));
            if (refusal != null) {
                return refusal;
            }
            waits.sleep(spacing, WaitCause.RATE, pace.text());
            if (hasCome.getAsBoolean()) {
                return COME;
            }
            now = later(clock.instant(), now.plus(spacing));
        }
        while (true) {
            Ledger.Turn turn = limits.permits().take(now);
            Instant free = turn.free();
            if (free == null) {
                return null;
            }
            RateLimit limit = turn.limit();
            Duration wait = roundedUp(Duration.between(now, free));
            if (limit == null || wait.compareTo(RetryPolicy.LONGEST_WAIT_FOR_PERMIT) > 0) {
                return state.pause(
                        Reason.QUOTA, limit == null ? "quota spent" : "quota " + limit.text() + " spent", free);
            }
            Obstacle refusal = limits.refusal(free);
            if (refusal != null) {
                return refusal;
            }
            waits.sleep(wait, WaitCause.RATE, limit.text());
            if (hasCome.getAsBoolean()) {
                return COME;
            }
            // a clock that nothing moves must not keep this going
            now = later(clock.instant(), now.plus(wait));
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    private static Duration roundedUp(Duration duration) {
        return Duration.ofMillis(duration.plusNanos(999_999).toMillis());
    }
}
