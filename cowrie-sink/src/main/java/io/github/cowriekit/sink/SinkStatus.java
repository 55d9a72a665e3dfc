package io.github.cowriekit.sink;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the delivery to one sink is doing.
 *
 * @param name name of the sink
 * @param waiting messages that wait
 * @param waitingBytes size of their bodies
 * @param oldest when the first of them was added, null if none waits
 * @param delivered messages that were accepted since the start
 * @param rejected messages that were refused since the start
 * @param deadLetters messages that are given up, over all runs
 * @param lastDelivery when something was accepted last, null if nothing was since the start
 * @param failingSince when the attempts began to fail, null if the last one did not
 * @param problem why the last attempt failed, null if it did not
 * @since 0.1.0
 */
public record SinkStatus(
        String name,
        long waiting,
        long waitingBytes,
        @Nullable Instant oldest,
        long delivered,
        long rejected,
        long deadLetters,
        @Nullable Instant lastDelivery,
        @Nullable Instant failingSince,
        @Nullable String problem) {}
