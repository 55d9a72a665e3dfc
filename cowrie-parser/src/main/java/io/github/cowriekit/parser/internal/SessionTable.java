package io.github.cowriekit.parser.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The open sessions by sensor and id, found by the bytes of an id without a string for it.
 *
 * <p>Open addressing over two arrays: a log of a busy sensor jumps between thousands of sessions, and each object on the
 * way to one of them is a wait for main memory. Not thread-safe.
 */
final class SessionTable {
    private static final int FIRST_SIZE = 64;

    private long[] hashes = new long[FIRST_SIZE];
    private @Nullable SessionDraft[] drafts = new SessionDraft[FIRST_SIZE];
    private int size;

    int size() {
        return size;
    }

    /** Returns the session, null if none is held. */
    @Nullable
    SessionDraft find(@Nullable String sensor, String id) {
        long head = ShortText.head(id);
        long tail = ShortText.tail(id);
        if (tail != ShortText.TOO_LONG) {
            return find(sensor, head, tail);
        }
        long hash = hash(id, head, tail);
        for (int slot = slot(hash); ; slot = next(slot)) {
            SessionDraft draft = drafts[slot];
            if (draft == null
                    || (hashes[slot] == hash && draft.id().equals(id) && Objects.equals(draft.sensor(), sensor))) {
                return draft;
            }
        }
    }

    /** Returns the session whose id is a {@link ShortText}, null if none is held. */
    @Nullable
    SessionDraft find(@Nullable String sensor, long head, long tail) {
        long hash = hash(head, tail);
        for (int slot = slot(hash); ; slot = next(slot)) {
            SessionDraft draft = drafts[slot];
            if (draft == null
                    || (hashes[slot] == hash && draft.isNamed(head, tail) && Objects.equals(draft.sensor(), sensor))) {
                return draft;
            }
        }
    }

    /** Adds a session that is not held yet. */
    void add(SessionDraft draft) {
        if (++size > drafts.length / 2) {
            grow();
        }
        put(hash(draft), draft);
    }

    void remove(SessionDraft draft) {
        int gap = slot(hash(draft));
        while (drafts[gap] != draft) {
            gap = next(gap);
        }
        size--;
        // what was put behind the gap because of it moves up
        for (int slot = next(gap); drafts[slot] != null; slot = next(slot)) {
            int home = slot(hashes[slot]);
            if (((slot - home) & (drafts.length - 1)) >= ((slot - gap) & (drafts.length - 1))) {
                drafts[gap] = drafts[slot];
                hashes[gap] = hashes[slot];
                gap = slot;
            }
        }
        drafts[gap] = null;
    }

    void clear() {
        hashes = new long[FIRST_SIZE];
        drafts = new SessionDraft[FIRST_SIZE];
        size = 0;
    }

    /** Returns the sessions in no particular order. */
    List<SessionDraft> toList() {
        List<SessionDraft> list = new ArrayList<>(size);
        for (SessionDraft draft : drafts) {
            if (draft != null) {
                list.add(draft);
            }
        }
        return list;
    }

    private void grow() {
        List<SessionDraft> all = toList();
        hashes = new long[hashes.length * 2];
        drafts = new SessionDraft[hashes.length];
        for (SessionDraft draft : all) {
            put(hash(draft), draft);
        }
    }

    private void put(long hash, SessionDraft draft) {
        int slot = slot(hash);
        while (drafts[slot] != null) {
            slot = next(slot);
        }
        hashes[slot] = hash;
        drafts[slot] = draft;
    }

    private static long hash(SessionDraft draft) {
        String id = draft.id();
        return hash(id, ShortText.head(id), ShortText.tail(id));
    }

    private static long hash(String id, long head, long tail) {
        return tail == ShortText.TOO_LONG ? Words.mix(id.hashCode()) : hash(head, tail);
    }

    private static long hash(long head, long tail) {
        return Words.mix(head + Words.mix(tail));
    }

    private int slot(long hash) {
        return (int) (hash >>> Integer.SIZE) & (drafts.length - 1);
    }

    private int next(int slot) {
        return (slot + 1) & (drafts.length - 1);
    }
}
