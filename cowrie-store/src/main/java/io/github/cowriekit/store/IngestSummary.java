package io.github.cowriekit.store;

/**
 * What became of sessions that a store was given.
 *
 * @param added sessions that were new
 * @param replaced sessions that were there with fewer events, because the log had ended within them, or without answers or a
 *     conclusion; the fuller one took their place
 * @param alreadyThere sessions that were there already and stayed as they were
 * @since 0.1.0
 */
public record IngestSummary(long added, long replaced, long alreadyThere) {
    /** Nothing was given. */
    public static final IngestSummary NONE = new IngestSummary(0, 0, 0);

    /** Returns how many sessions were given. */
    public long total() {
        return added + replaced + alreadyThere;
    }

    /** Returns both together. */
    public IngestSummary plus(IngestSummary more) {
        return new IngestSummary(added + more.added, replaced + more.replaced, alreadyThere + more.alreadyThere);
    }
}
