package io.github.cowriekit.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much a store holds.
 *
 * @param sessions number of sessions
 * @param values number of distinct values that sessions are found by, of all kinds together
 * @param first start of the earliest session, null if there is none with a start
 * @param last start of the latest session, null likewise
 * @param bytes size on disk, with room that is not used at the moment
 * @since 0.1.0
 */
public record StoreSize(
        long sessions,
        long values,
        @Nullable Instant first,
        @Nullable Instant last,
        long bytes) {}
