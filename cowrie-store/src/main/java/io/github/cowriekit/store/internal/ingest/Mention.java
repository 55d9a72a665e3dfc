package io.github.cowriekit.store.internal.ingest;

/**
 * That a session has a subject.
 *
 * @param subject number of the subject
 * @param address number of the source address, 0 if the log names none
 * @param session key of the session
 */
record Mention(long subject, long address, long session) implements Comparable<Mention> {
    @Override
    public int compareTo(Mention other) {
        int order = Long.compare(subject, other.subject);
        if (order == 0) {
            order = Long.compare(address, other.address);
        }
        return order == 0 ? Long.compare(session, other.session) : order;
    }
}
