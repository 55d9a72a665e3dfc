package io.github.cowriekit.parser;

/**
 * Totals of a reading, reported at its end.
 *
 * @param files files, entries of archives and streams that were read
 * @param lines lines in them, whatever they held
 * @param events events in the lines, including those without a session, excluding repeated ones
 * @param repeatedEvents events that were left out since another copy of the log has them
 * @param eventsWithoutSession events that name no session and are in none
 * @param repeatedSessions sessions that were left out since an equal one was complete before
 * @param evictedSessions sessions that were handed over before they ended, since a limit of sessions or memory was
 *     reached; see {@link SessionLimits}
 * @since 0.1.0
 */
public record ReadSummary(
        long files,
        long lines,
        long events,
        long repeatedEvents,
        long eventsWithoutSession,
        long repeatedSessions,
        long evictedSessions) {}
