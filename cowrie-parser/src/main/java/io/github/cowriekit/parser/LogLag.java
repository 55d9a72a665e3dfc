package io.github.cowriekit.parser;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a follower is behind one log.
 *
 * @param log the file that Cowrie writes
 * @param unreadBytes bytes of it, and of what is left of the rotated file that is being read, that were not read; 0 if there is no
 *     such file. Rotated files in between are not counted
 * @param logTime time of the last line that was read, null if none was; not known for a follower that hands over events
 * @param awaySince since when, by the clock of the follower, no line came because the file is not there or cannot be read; null while
 *     it can. Moments of a rotation count as well
 * @since 0.1.0
 */
public record LogLag(
        Path log,
        long unreadBytes,
        @Nullable Instant logTime,
        @Nullable Instant awaySince) {}
