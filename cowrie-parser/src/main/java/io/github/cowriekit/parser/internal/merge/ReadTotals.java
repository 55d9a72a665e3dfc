package io.github.cowriekit.parser.internal.merge;

import io.github.cowriekit.parser.ReadSummary;

/** Counts what is read. Not thread-safe. */
public final class ReadTotals {
    private long files;
    private long lines;
    private long events;
    private long repeatedEvents;
    private long withoutSession;

    void addFile() {
        files++;
    }

    void addLines(long count) {
        lines += count;
    }

    void addEvent() {
        events++;
    }

    void addRepeats(long count) {
        repeatedEvents += count;
    }

    void addWithoutSession(long count) {
        withoutSession += count;
    }

    /** Returns the counts, with those of the sessions. */
    public ReadSummary summary(long repeatedSessions, long evictedSessions) {
        return new ReadSummary(files, lines, events, repeatedEvents, withoutSession, repeatedSessions, evictedSessions);
    }
}
