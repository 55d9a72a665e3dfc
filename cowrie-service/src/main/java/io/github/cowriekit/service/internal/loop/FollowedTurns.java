package io.github.cowriekit.service.internal.loop;

import io.github.cowriekit.model.CowrieException;
import io.github.cowriekit.parser.Checkpoint;
import io.github.cowriekit.parser.LogFollower;
import io.github.cowriekit.parser.LogLag;
import io.github.cowriekit.sink.Delivery;
import io.github.cowriekit.sink.DeliveryBatch;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns over logs that are followed, whose position is committed with what is delivered. */
abstract class FollowedTurns implements Turns {
    private final Supplier<LogFollower.Builder> log;
    private final Delivery delivery;
    private final String position;

    private volatile @Nullable LogFollower follower;
    private volatile boolean woken;

    FollowedTurns(Supplier<LogFollower.Builder> log, Delivery delivery, String position) {
        this.log = log;
        this.delivery = delivery;
        this.position = position;
    }

    /** Returns the follower, opened at the committed position if it is not open. */
    LogFollower follower() {
        LogFollower open = follower;
        if (open == null) {
            LogFollower.Builder builder = log.get();
            Optional<byte[]> committed = delivery.findPosition(position);
            committed.map(Checkpoint::of).ifPresent(builder::from);
            open = builder.build();
            follower = open;
            if (woken) {
                open.close();
            }
        }
        return open;
    }

    /** Opens the logs before the first turn, so that their lag is known; what keeps it from that, the first turn says. */
    public void open() {
        try {
            var unused = follower();
        } catch (CowrieException e) {
            System.getLogger(FollowedTurns.class.getName()).log(System.Logger.Level.DEBUG, "not open yet", e);
        }
    }

    /** Commits a batch together with the position behind all that was taken. */
    void commit(DeliveryBatch batch, LogFollower open) throws InterruptedException {
        batch.position(position, open.checkpoint("").toBytes());
        batch.commit();
    }

    Delivery delivery() {
        return delivery;
    }

    @Override
    public List<LogLag> lag() {
        LogFollower open = follower;
        return open == null ? List.of() : open.lag();
    }

    @Override
    public void startOver() {
        LogFollower open = follower;
        follower = null;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void wake() {
        woken = true;
        LogFollower open = follower;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void close() {
        startOver();
    }
}
