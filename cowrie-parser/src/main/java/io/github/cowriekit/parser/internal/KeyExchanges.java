package io.github.cowriekit.parser.internal;

import io.github.cowriekit.model.KeyExchange;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Reads the key exchanges of lines, and returns the record it returned before for the same bytes: there are many clients
 * of few kinds, and their lists of algorithms are the longest part of a log.
 *
 * <p>A newer record takes the place of an older one, so the memory is fixed. Not thread-safe.
 */
final class KeyExchanges {
    private static final int PLACES = 256;
    private static final Key[] TEXTS = {Key.HASSH, Key.HASSH_ALGORITHMS};
    private static final Key[] LISTS = {Key.KEX_ALGS, Key.KEY_ALGS, Key.ENC_CS, Key.MAC_CS, Key.COMP_CS, Key.LANG_CS};

    private final long seed = ThreadLocalRandom.current().nextLong();
    private final long[] hashes = new long[PLACES];
    private final @Nullable KeyExchange[] exchanges = new KeyExchange[PLACES];
    private final long[] weights = new long[PLACES];
    private long lastWeight;

    /** Returns the key exchange of a line, null if it has none. */
    @Nullable
    KeyExchange of(EventFields fields) {
        if (!fields.has(Key.HASSH)
                && !fields.has(Key.KEX_ALGS)
                && !fields.has(Key.ENC_CS)
                && !fields.has(Key.MAC_CS)
                && !fields.has(Key.KEY_ALGS)) {
            return null;
        }
        if (!areSlices(fields, TEXTS, Slices.PLAIN) || !areSlices(fields, LISTS, Slices.TEXTS)) {
            KeyExchange unusual = read(fields);
            lastWeight = Budget.kex(unusual);
            return unusual;
        }
        long hash = hash(fields, LISTS, hash(fields, TEXTS, seed));
        int place = (int) hash & (PLACES - 1);
        KeyExchange known = exchanges[place];
        if (known == null || hashes[place] != hash) {
            known = read(fields);
            exchanges[place] = known;
            hashes[place] = hash;
            weights[place] = Budget.kex(known);
        }
        lastWeight = weights[place];
        drop(fields, TEXTS);
        drop(fields, LISTS);
        return known;
    }

    /** Returns what the record that was returned last weighs, as {@link Budget#kex} does. */
    long lastWeight() {
        return lastWeight;
    }

    private static KeyExchange read(EventFields fields) {
        return KeyExchange.builder()
                .hassh(fields.filled(Key.HASSH))
                .hasshAlgorithms(fields.text(Key.HASSH_ALGORITHMS))
                .kexAlgs(fields.texts(Key.KEX_ALGS))
                .keyAlgs(fields.texts(Key.KEY_ALGS))
                .encCs(fields.texts(Key.ENC_CS))
                .macCs(fields.texts(Key.MAC_CS))
                .compCs(fields.texts(Key.COMP_CS))
                .langCs(fields.texts(Key.LANG_CS))
                .build();
    }

    private static boolean areSlices(EventFields fields, Key[] keys, byte kind) {
        for (Key key : keys) {
            if (fields.has(key) && fields.kind(key) != kind) {
                return false;
            }
        }
        return true;
    }

    /** Returns a hash that nobody outside of this process can aim at. */
    private static long hash(EventFields fields, Key[] keys, long before) {
        long hash = before;
        for (Key key : keys) {
            hash = fields.has(key) ? fields.hash(key, hash) : Words.mix(hash);
        }
        return hash;
    }

    private static void drop(EventFields fields, Key[] keys) {
        for (Key key : keys) {
            fields.drop(key);
        }
    }
}
