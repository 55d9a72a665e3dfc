package io.github.cowriekit.analysis.internal.data;

import io.github.cowriekit.shaded.hash4j.hashing.Hasher64;
import io.github.cowriekit.shaded.hash4j.hashing.Hashing;
import java.nio.charset.StandardCharsets;

/** Hashes that are the same in every run. */
public final class Hash {
    /** "CowrieKi" in ASCII. Changing it makes saved histories useless. */
    public static final long SEED = 0x436f777269654b69L;

    private static final Hasher64 XXH3 = Hashing.xxh3_64(SEED);

    private Hash() {}

    /** Returns the hash of a text. */
    public static long of(String text) {
        return XXH3.hashBytesToLong(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the hash of several texts, in this order. */
    public static long of(String... parts) {
        return of(String.join("\0", parts));
    }

    /** Returns a hash of two numbers, in this order. */
    public static long mix(long a, long b) {
        return mix(a * 31 + b);
    }

    /** The finalizer of SplitMix64. */
    public static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
