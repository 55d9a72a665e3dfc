package io.github.cowriekit.enrich.internal.local;

import java.util.Arrays;

/** Spans of addresses in their order, each with the number of the network that it belongs to. Immutable. */
interface Spans {
    /** The owner of a span that no network holds. */
    int NONE = -1;

    /** Returns the owner of the span that holds an address, {@link #NONE} if there is none. */
    int find(long high, long low);

    /** Spans of IPv4, in 8 bytes each. */
    final class Ipv4 implements Spans {
        private final int[] starts;
        private final int[] owners;
        private final SpanIndex index;

        /**
         * Takes the arrays as they are.
         *
         * @param starts first address of each as {@link #ordered}
         * @param owners network of each
         */
        Ipv4(int[] starts, int[] owners) {
            this.starts = starts;
            this.owners = owners;
            this.index = new SpanIndex(starts.length, i -> unordered(starts[i]));
        }

        /** Returns an address so that the order of signed numbers is that of addresses. */
        static int ordered(long low) {
            return (int) low ^ Integer.MIN_VALUE;
        }

        private static long unordered(int start) {
            return Integer.toUnsignedLong(start ^ Integer.MIN_VALUE);
        }

        @Override
        public int find(long high, long low) {
            int found = Arrays.binarySearch(starts, index.from(low), index.to(low), ordered(low));
            int span = found >= 0 ? found : -found - 2;
            return span < 0 ? NONE : owners[span];
        }
    }

    /** Spans of IPv6, in 20 bytes each. */
    final class Ipv6 implements Spans {
        private final long[] highs;
        private final long[] lows;
        private final int[] owners;
        private final SpanIndex index;

        /**
         * Takes the arrays as they are.
         *
         * @param highs first half of the first address of each
         * @param lows second half of it
         * @param owners network of each
         */
        Ipv6(long[] highs, long[] lows, int[] owners) {
            this.highs = highs;
            this.lows = lows;
            this.owners = owners;
            this.index = new SpanIndex(owners.length, i -> highs[i]);
        }

        @Override
        public int find(long high, long low) {
            int from = index.from(high);
            int to = index.to(high);
            while (from < to) {
                int middle = (from + to) >>> 1;
                int order = Long.compareUnsigned(highs[middle], high);
                if (order < 0 || (order == 0 && Long.compareUnsigned(lows[middle], low) <= 0)) {
                    from = middle + 1;
                } else {
                    to = middle;
                }
            }
            return from == 0 ? NONE : owners[from - 1];
        }
    }
}
