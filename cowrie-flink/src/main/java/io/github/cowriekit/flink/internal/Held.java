package io.github.cowriekit.flink.internal;

import java.util.List;

/**
 * What is known of the lines that are held for a key, and of the session before them. Times are microseconds since 1970, the
 * timer is in milliseconds; {@link KeptLine#NO_TIME} where there is none.
 *
 * @param last latest time of a line
 * @param closed time of the first close
 * @param timer when the timer fires
 * @param lines number of lines held
 * @param bytes their length
 * @param cut lines that a limit left out
 * @param ended latest time of what was handed over
 * @param covered up to when a line would have belonged to what was handed over
 */
record Held(long last, long closed, long timer, long lines, long bytes, long cut, long ended, long covered) {
    static final Held NOTHING =
            new Held(KeptLine.NO_TIME, KeptLine.NO_TIME, KeptLine.NO_TIME, 0, 0, 0, KeptLine.NO_TIME, KeptLine.NO_TIME);

    Held withTimer(long time) {
        return new Held(last, closed, time, lines, bytes, cut, ended, covered);
    }

    /**
     * Returns what is held once all but the last session was handed over.
     *
     * @param open its lines
     * @param closedAt when it closed, {@link KeptLine#NO_TIME} if it did not
     * @param coveredUntil up to when a line would have belonged to those before
     */
    Held rest(List<KeptLine> open, long closedAt, long coveredUntil) {
        long size = 0;
        for (KeptLine kept : open) {
            size += kept.line().bytes().length;
        }
        return new Held(last, closedAt, timer, open.size(), size, cut, ended, coveredUntil);
    }

    Held plus(RoutedLine line, long time, boolean kept) {
        long closedNow = closed;
        // a connect of the same id changes nothing: what is there is over when it would be without
        if (line.kind() == RoutedLine.Kind.CLOSE) {
            long closes = time == KeptLine.NO_TIME ? last : time;
            closedNow = closed == KeptLine.NO_TIME ? closes : Math.min(closed, closes);
        }
        return new Held(
                Math.max(last, time),
                closedNow,
                timer,
                lines + (kept ? 1 : 0),
                bytes + (kept ? line.kept().line().bytes().length : 0),
                cut + (kept ? 0 : 1),
                ended,
                covered);
    }

    /** Returns whether a line of a time belongs to what was handed over already. */
    boolean isTooLate(RoutedLine line, long time) {
        if (lines > 0 || covered == KeptLine.NO_TIME) {
            return false;
        }
        return time <= (line.kind() == RoutedLine.Kind.CONNECT ? ended : covered);
    }
}
