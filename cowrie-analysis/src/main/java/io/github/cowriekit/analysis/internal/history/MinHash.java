package io.github.cowriekit.analysis.internal.history;

import io.github.cowriekit.analysis.internal.data.Hash;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Finds nearly equal lists of commands: 128 permutations in 32 bands of 4 rows, so that most pairs with a Jaccard similarity
 * above (1/32)^(1/4) = 0.42 become candidates.
 */
final class MinHash {
    static final int BANDS = 32;

    private static final int ROWS = 4;
    /** Larger sets of commands are compared by their smallest hashes. */
    private static final int MOST_SHINGLES = 256;

    private MinHash() {}

    /** Returns the sorted hashes of the distinct lines and of the distinct pairs of consecutive lines. */
    static long[] shingles(List<String> lines) {
        long[] hashes = lines.stream().mapToLong(Hash::of).toArray();
        LongStream pairs = LongStream.range(1, hashes.length).map(i -> Hash.mix(hashes[(int) i - 1], hashes[(int) i]));
        return LongStream.concat(Arrays.stream(hashes), pairs)
                .sorted()
                .distinct()
                .limit(MOST_SHINGLES)
                .toArray();
    }

    /** Returns one hash per band. */
    static long[] bands(long[] shingles) {
        long[] bands = new long[BANDS];
        for (int band = 0; band < BANDS; band++) {
            long hash = band;
            for (int row = 0; row < ROWS; row++) {
                long permutation = Hash.mix(Hash.SEED + (long) band * ROWS + row);
                long least = Long.MAX_VALUE;
                for (long shingle : shingles) {
                    least = Math.min(least, Hash.mix(shingle ^ permutation));
                }
                hash = Hash.mix(hash, least);
            }
            bands[band] = hash;
        }
        return bands;
    }

    /** Returns the share of common elements of two sorted sets. */
    static double jaccard(long[] a, long[] b) {
        int common = 0;
        int i = 0;
        int j = 0;
        while (i < a.length && j < b.length) {
            if (a[i] == b[j]) {
                common++;
                i++;
                j++;
            } else if (a[i] < b[j]) {
                i++;
            } else {
                j++;
            }
        }
        int all = a.length + b.length - common;
        return all == 0 ? 0 : (double) common / all;
    }
}
