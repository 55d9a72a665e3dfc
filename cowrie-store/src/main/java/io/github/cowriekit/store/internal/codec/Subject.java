package io.github.cowriekit.store.internal.codec;

/** A text of one kind, and its number in the database once that is known. Not thread-safe. */
public final class Subject {
    private static final long PRIME = 0x9E3779B97F4A7C15L;

    private final SubjectKind kind;
    private final String value;
    private final long hash;
    private long id;
    /** Which session referred to it last, and as which of its references. */
    private long lastSession = -1;

    private int lastIndex;

    /** Creates one whose number is not known. */
    public Subject(SubjectKind kind, String value) {
        this.kind = kind;
        this.value = value;
        this.hash = hash(kind, value);
    }

    /** Returns the hash by which the database finds a subject; part of the format. */
    public static int shortHash(SubjectKind kind, String value) {
        long hash = hash(kind, value);
        return (int) (hash ^ hash >>> 32);
    }

    /** Returns a hash of 64 bits; part of the format. */
    public static long hash(SubjectKind kind, String value) {
        long hash = kind.code() + 1L;
        for (int i = 0; i < value.length(); i++) {
            hash = (hash ^ value.charAt(i)) * PRIME;
            hash ^= hash >>> 32;
        }
        return hash;
    }

    public SubjectKind kind() {
        return kind;
    }

    public String value() {
        return value;
    }

    /** Returns {@link #shortHash} of it. */
    public int shortHash() {
        return (int) (hash ^ hash >>> 32);
    }

    /** Returns the number in the database, 0 while it is not known. */
    public long id() {
        return id;
    }

    public void setId(long id) {
        this.id = id;
    }

    /** Returns its place among the references of a session, -1 if that session has not referred to it yet. */
    int indexIn(long session) {
        return lastSession == session ? lastIndex : -1;
    }

    void setIndex(long session, int index) {
        lastSession = session;
        lastIndex = index;
    }
}
