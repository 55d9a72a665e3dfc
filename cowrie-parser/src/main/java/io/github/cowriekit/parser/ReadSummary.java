package io.github.cowriekit.parser;

/**
 * What a whole reading came to, told at its end.
 *
 * @param files files, entries of archives and streams that were read
 * @param lines lines in them, whatever they held
 * @param events events in the lines, those of no session included, those of copies not
 * @param repeatedEvents events that were left out since another copy of the log has them
 * @param eventsWithoutSession events that name no session, so that they are in none
 * @param repeatedSessions sessions that were left out since they came whole before
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
