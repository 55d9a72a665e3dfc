package io.github.cowriekit.sink.spi;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver said of the messages of one delivery: those that are named neither as rejected nor as to be sent again were
 * accepted.
 *
 * @param rejected messages that the receiver will never take, with the reason; they go to the dead letters
 * @param again messages that the receiver may take later, with the reason; they are sent again
 * @param retryAfter how long the receiver asked to wait before that, null if it did not say
 * @since 0.1.0
 */
public record Receipt(
        Map<UUID, String> rejected,
        Map<UUID, String> again,
        @Nullable Duration retryAfter) {
    private static final Receipt ACCEPTED = new Receipt(Map.of(), Map.of(), null);

    /** Copies the maps. */
    public Receipt {
        rejected = Map.copyOf(rejected);
        again = Map.copyOf(again);
    }

    /** Returns the receipt that says that everything was accepted. */
    public static Receipt accepted() {
        return ACCEPTED;
    }

    /** Returns the receipt that says that one message, the only one of its delivery, will never be taken. */
    public static Receipt rejected(Message message, String reason) {
        return new Receipt(Map.of(message.id(), Objects.requireNonNull(reason, "reason")), Map.of(), null);
    }
}
