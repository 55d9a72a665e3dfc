package io.github.cowriekit.sink;

import io.github.cowriekit.sink.spi.Message;
import java.time.Instant;

/**
 * A message that is not sent any more, unless it is replayed.
 *
 * @param message the message
 * @param since when it was added to the delivery
 * @param reason why it was given up
 * @param isExpired whether its receiver could not be reached for too long; otherwise it refused the message
 * @since 0.1.0
 */
public record DeadLetter(Message message, Instant since, String reason, boolean isExpired) {}
