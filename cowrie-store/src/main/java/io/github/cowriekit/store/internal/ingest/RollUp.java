package io.github.cowriekit.store.internal.ingest;

/** What a batch adds to the totals of one subject. */
final class RollUp {
    private final long subject;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private long sessions;
    private long addresses;

    RollUp(long subject) {
        this.subject = subject;
    }

    void addSession(long session) {
        first = Math.min(first, session);
        last = Math.max(last, session);
        sessions++;
    }

    void addAddress() {
        addresses++;
    }

    long subject() {
        return subject;
    }

    long first() {
        return first;
    }

    long last() {
        return last;
    }

    long sessions() {
        return sessions;
    }

    long addresses() {
        return addresses;
    }
}
