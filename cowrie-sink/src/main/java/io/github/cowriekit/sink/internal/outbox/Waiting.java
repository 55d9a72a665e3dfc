package io.github.cowriekit.sink.internal.outbox;

import io.github.cowriekit.sink.spi.Message;
import java.time.Instant;

/**
 * A message that waits for one sink.
 *
 * @param number grows with each message
 * @param since when it was added
 * @param bytes size of its body
 */
public record Waiting(long number, Instant since, int bytes, Message message) {}
