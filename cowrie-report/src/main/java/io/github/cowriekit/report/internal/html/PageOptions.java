package io.github.cowriekit.report.internal.html;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.tty.TtyRecord;
import java.time.Instant;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a page is to show besides the sessions.
 *
 * @param maxSessions how many sessions have a row and details
 * @param madeAt when the page is made, null to leave it out
 * @param note what a reader must know first, such as that it is a demo; null for nothing
 * @param recordings the records of the tty recording of a session, none where there is no recording
 */
public record PageOptions(
        int maxSessions,
        @Nullable Instant madeAt,
        @Nullable String note,
        Function<? super Session, ? extends Stream<TtyRecord>> recordings) {}
