package io.github.cowriekit.analysis.internal.history;

import io.github.cowriekit.analysis.internal.data.Hash;
import io.github.cowriekit.analysis.internal.data.State;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** Remembers typing errors, to recognise those that several scripts send. Bounded. Not thread-safe. */
final class SharedTypos {
    private static final int MOST = 10_000;
    private static final int SEVERAL = 3;
    private static final long[] NONE = {};

    /** Hash of the word to the first sessions that sent it, each with other commands or another source. */
    private final Bounded<Long, long[]> sessions = new Bounded<>(MOST);

    /**
     * Adds the typing errors of a session and returns those that three sessions have sent, including this one.
     *
     * @param session hash of its commands and its source, so that a script counts once per source
     */
    Set<String> see(Set<String> typos, long session) {
        Set<String> shared = new TreeSet<>();
        for (String typo : typos) {
            long[] before = sessions.getOrDefault(Hash.of(typo), NONE);
            long[] now = before.length == SEVERAL ? before : with(before, session);
            sessions.put(Hash.of(typo), now);
            if (now.length == SEVERAL) {
                shared.add(typo);
            }
        }
        return shared;
    }

    private static long[] with(long[] before, long session) {
        if (Arrays.stream(before).anyMatch(known -> known == session)) {
            return before;
        }
        long[] now = Arrays.copyOf(before, before.length + 1);
        now[before.length] = session;
        return now;
    }

    void write(DataOutput out) throws IOException {
        State.writeMap(out, sessions, State::writeLongs);
    }

    static SharedTypos read(DataInput in) throws IOException {
        SharedTypos read = new SharedTypos();
        State.readMap(in, read.sessions, MOST, data -> State.readLongs(data, SEVERAL));
        return read;
    }
}
