package io.github.cowriekit.service.internal.loop;

import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.parser.LogFollower;
import io.github.cowriekit.service.internal.alert.Visits;
import io.github.cowriekit.sink.Delivery;
import io.github.cowriekit.sink.DeliveryBatch;
import io.github.cowriekit.sink.spi.Alert;
import io.github.cowriekit.sink.spi.AlertKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

/** Takes events as they come, and delivers the alerts that they give cause for. */
public final class AlertTurns extends FollowedTurns {
    private final Visits visits;
    private final BiPredicate<String, Instant> isKnownKey;
    private final Duration within;
    private final Clock clock;
    private final AtomicLong alerts = new AtomicLong();

    /**
     * Makes it.
     *
     * @param isKnownKey whether a key, by its fingerprint, was there before a time
     * @param within events older than this are read and not told
     */
    public AlertTurns(
            Supplier<LogFollower.Builder> log,
            Delivery delivery,
            Visits visits,
            BiPredicate<String, Instant> isKnownKey,
            Duration within,
            Clock clock) {
        super(log, delivery, "alerts");
        this.visits = visits;
        this.isKnownKey = isKnownKey;
        this.within = within;
        this.clock = clock;
    }

    /** Returns how many alerts were handed over. */
    public long alerts() {
        return alerts.get();
    }

    @Override
    public boolean next(Duration wait) throws InterruptedException {
        LogFollower follower = follower();
        List<CowrieEvent> events = follower.pollEvents(wait);
        if (events.isEmpty()) {
            return false;
        }
        long told = 0;
        Set<UUID> keys = new HashSet<>();
        try (DeliveryBatch batch = delivery().batch()) {
            for (CowrieEvent event : events) {
                for (Alert alert : visits.add(event)) {
                    if (isWorthTelling(alert, visits.begin(event), batch, keys)) {
                        batch.add(alert);
                        told++;
                    }
                }
            }
            commit(batch, follower);
        }
        alerts.addAndGet(told);
        return true;
    }

    /** What was told and not committed is told again. */
    @Override
    public void startOver() {
        super.startOver();
        visits.forget();
    }

    private boolean isWorthTelling(Alert alert, Instant begin, DeliveryBatch batch, Set<UUID> keys) {
        if (alert.kind() == AlertKind.NEW_KEY) {
            // remembered also if it is too old to be told
            if (delivery().isTold(alert.id()) || !keys.add(alert.id())) {
                return false;
            }
            batch.tellOnce(alert.id());
            String fingerprint = alert.details().get("fingerprint");
            if (fingerprint != null && isKnownKey.test(fingerprint, begin)) {
                return false;
            }
        }
        return alert.time().isAfter(clock.instant().minus(within));
    }
}
