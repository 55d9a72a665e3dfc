package io.github.cowriekit.parser.internal.open;

import java.util.IdentityHashMap;

/** Counts which sessions hold the same part, so that it is weighed once. Not thread-safe. */
final class SharedParts<T> {
    private final IdentityHashMap<T, Holders> holders = new IdentityHashMap<>();

    private static final class Holders {
        private final long weight;
        private int count;

        Holders(long weight) {
            this.weight = weight;
        }
    }

    /** Weighs a part. */
    interface Scale<T> {
        long weigh(T part);
    }

    /** Notes that one more session holds a part; returns the bytes that this adds. */
    long hold(T part, Scale<T> scale) {
        Holders known = holders.get(part);
        if (known == null) {
            known = new Holders(scale.weigh(part));
            holders.put(part, known);
        }
        return known.count++ == 0 ? known.weight : 0;
    }

    /** Notes that a session holds a part no more; returns the bytes that this frees. */
    long release(T part) {
        Holders known = holders.get(part);
        if (known == null || --known.count > 0) {
            return 0;
        }
        holders.remove(part);
        return known.weight;
    }

    void clear() {
        holders.clear();
    }
}
