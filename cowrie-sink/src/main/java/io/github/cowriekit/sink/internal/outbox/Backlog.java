package io.github.cowriekit.sink.internal.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one sink.
 *
 * @param oldest when the first of them was added, null if none waits
 */
public record Backlog(long messages, long bytes, @Nullable Instant oldest, long deadLetters) {}
