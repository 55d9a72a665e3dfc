package io.github.cowriekit.enrich;

/**
 * What a question to a source costs, the cheapest first; in this order sources are asked.
 *
 * @since 0.1.0
 */
public enum SourceCost {
    /** Nothing: the answer stands in a file on this machine. */
    LOCAL,

    /** A share of a request, which answers many questions: a feed, a range of hashes, a network. */
    SHARED,

    /** A request to a source that answers everybody. */
    KEYLESS,

    /** A request of the quota or the balance of a key. */
    KEYED
}
