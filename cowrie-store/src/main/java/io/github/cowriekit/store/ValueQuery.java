package io.github.cowriekit.store;

import io.github.cowriekit.store.internal.codec.SessionIdentity;
import io.github.cowriekit.store.internal.query.ValueSearch;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * Asks a store for the values of one kind with their totals over all sessions. Immutable: each method returns a changed copy.
 *
 * <pre>{@code
 * store.values(ValueKind.PASSWORD).newSince(monday).stream()       // in the order they were first seen
 * store.values(ValueKind.PAIR).sharedBy(10).stream().limit(20)     // most sessions first
 * }</pre>
 *
 * <p>Answered from totals that are kept up to date, without looking at sessions. Thread-safe.
 *
 * @since 0.1.0
 */
public final class ValueQuery {
    private final ValueSearch search;
    private final ValueKind kind;
    private final long from;
    private final long to;
    private final boolean byFirst;
    private final long fewestAddresses;

    ValueQuery(ValueSearch search, ValueKind kind) {
        this(search, kind, Long.MIN_VALUE, Long.MAX_VALUE, false, 0);
    }

    private ValueQuery(ValueSearch search, ValueKind kind, long from, long to, boolean byFirst, long fewestAddresses) {
        this.search = search;
        this.kind = kind;
        this.from = from;
        this.to = to;
        this.byFirst = byFirst;
        this.fewestAddresses = fewestAddresses;
    }

    /** Returns the values whose first session began at this time or later, in the order of their first sessions. */
    public ValueQuery newSince(Instant time) {
        return new ValueQuery(search, kind, Math.max(from, SessionIdentity.firstKey(time)), to, true, fewestAddresses);
    }

    /** Returns the values whose first session began before this time, in the order of their first sessions. */
    public ValueQuery newUntil(Instant time) {
        return new ValueQuery(
                search, kind, Math.max(from, 0), Math.min(to, SessionIdentity.firstKey(time)), true, fewestAddresses);
    }

    /** Returns the values that sessions of at least this number of addresses have. */
    public ValueQuery sharedBy(long addresses) {
        return new ValueQuery(search, kind, from, to, byFirst, addresses);
    }

    /**
     * Returns the values that many addresses share within a short time and with few sessions each, which is how a botnet spreads
     * its attempts so that no address is conspicuous; those with most sessions first. Periods that were asked for are left aside.
     *
     * @param span longest time between the first and the last session with the value
     * @param fewestAddresses fewest source addresses
     * @param mostPerAddress most sessions for each address, on average
     * @throws StoreException when the stream is read and the store cannot be
     */
    public Stream<ValueSummary> bursts(Duration span, long fewestAddresses, long mostPerAddress) {
        return search.bursts(kind, span, fewestAddresses, mostPerAddress);
    }

    /**
     * Returns the values with their totals: those with most sessions first, or those that were seen first if a period was asked
     * for. Of values that several sessions have, and equally many, the one that the store met first comes first; of those of a
     * single session, the one whose session began first. Read page by page; need not be closed.
     *
     * @throws StoreException when it is read and the store cannot be
     */
    public Stream<ValueSummary> stream() {
        return byFirst ? search.firstSeen(kind, from, to, fewestAddresses) : search.mostFrequent(kind, fewestAddresses);
    }
}
