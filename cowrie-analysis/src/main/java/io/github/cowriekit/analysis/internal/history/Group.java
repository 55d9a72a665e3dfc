package io.github.cowriekit.analysis.internal.history;

import io.github.cowriekit.analysis.internal.data.State;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * Counts sessions, and how many brought something new, for the sensors within which things are new or not. Not thread-safe.
 */
final class Group {
    /** From this number of sessions on, something new gets all its points; before, a part of them. */
    private static final double ENOUGH = 100;
    /** Weight, in sessions, of the assumption that nothing is new; dampens the share of new things while few were seen. */
    private static final double PRIOR = 20;

    private static final int FIXED = 2;
    private static final int NUMBERS = FIXED + 2 * Kind.values().length;

    /** Sessions, sessions with commands; for each kind, sessions that brought one and sessions that brought a new one. */
    private final long[] numbers;

    Group() {
        this(new long[NUMBERS]);
    }

    private Group(long[] numbers) {
        this.numbers = numbers;
    }

    boolean isWarm() {
        return numbers[0] >= ENOUGH;
    }

    long withCommands() {
        return numbers[1];
    }

    void count(boolean commands) {
        numbers[0]++;
        numbers[1] += commands ? 1 : 0;
    }

    /** Counts a session that brought something of a kind. */
    void count(Kind kind, boolean fresh) {
        numbers[at(kind)]++;
        numbers[at(kind) + 1] += fresh ? 1 : 0;
    }

    /**
     * Returns the share of its points that something new of a kind gets.
     *
     * @param own 1 if the session that brings it is counted already, else 0
     */
    double share(Kind kind, int own) {
        double usuallyNew = (numbers[at(kind) + 1] - own) / (numbers[at(kind)] - own + PRIOR);
        return share(own) * (1 - Math.max(0, usuallyNew));
    }

    /** Returns the share of points for something that is not new by nature: half at 25 sessions. */
    double share(int own) {
        return Math.min(1, Math.sqrt((numbers[0] - own) / ENOUGH));
    }

    private static int at(Kind kind) {
        return FIXED + 2 * kind.position;
    }

    void write(DataOutput out) throws IOException {
        State.writeLongs(out, numbers);
    }

    static Group read(DataInput in) throws IOException {
        long[] numbers = State.readLongs(in, NUMBERS);
        if (numbers.length != NUMBERS || LongStream.of(numbers).anyMatch(number -> number < 0)) {
            throw new IOException("not the counts of a group: " + Arrays.toString(numbers));
        }
        return new Group(numbers);
    }
}
