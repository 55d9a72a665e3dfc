package io.github.cowriekit.parser.internal.json;

import io.github.cowriekit.parser.internal.bytes.Budget;
import io.github.cowriekit.parser.internal.bytes.ByteSearch;
import io.github.cowriekit.model.KeyExchange;
import java.util.List;
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
    static final Key[] KEYS = {
        Key.HASSH, Key.HASSH_ALGORITHMS, Key.KEX_ALGS, Key.KEY_ALGS, Key.ENC_CS, Key.MAC_CS, Key.COMP_CS, Key.LANG_CS
    };
    /** Of the keys, so many have a text; the others have lists of texts. */
    private static final int TEXTS = 2;

    private final long seed = ThreadLocalRandom.current().nextLong();
    private final long[] hashes = new long[PLACES];
    private final @Nullable KeyExchange[] exchanges = new KeyExchange[PLACES];
    private final long[] weights = new long[PLACES];
    private final KexRuns runs = new KexRuns();
    private long weight;

    /** Returns whether a key is one of a key exchange. */
    static boolean isOfOne(Key key) {
        for (Key one : KEYS) {
            if (one == key) {
                return true;
            }
        }
        return false;
    }

    /** Returns what recognises key exchanges that lines repeat. */
    KexRuns runs() {
        return runs;
    }

    /** Returns the key exchange of a line, null if it has none. */
    @Nullable
    KeyExchange of(EventFields fields) {
        KexRuns.Run run = fields.run();
        if (run != null) {
            drop(fields);
            weight = run.weight();
            return run.exchange();
        }
        if (!fields.has(Key.HASSH)
                && !fields.has(Key.KEX_ALGS)
                && !fields.has(Key.ENC_CS)
                && !fields.has(Key.MAC_CS)
                && !fields.has(Key.KEY_ALGS)) {
            weight = 0;
            return null;
        }
        if (!areSlices(fields)) {
            KeyExchange unusual = read(fields);
            weight = Budget.kex(unusual);
            return unusual;
        }
        long hash = hash(fields);
        int place = (int) hash & (PLACES - 1);
        KeyExchange known = exchanges[place];
        if (known == null || hashes[place] != hash) {
            known = read(fields);
            exchanges[place] = known;
            hashes[place] = hash;
            weights[place] = Budget.kex(known);
        }
        weight = weights[place];
        runs.note(fields, known, weight);
        drop(fields);
        return known;
    }

    private static void drop(EventFields fields) {
        for (Key key : KEYS) {
            fields.drop(key);
        }
    }

    /** Returns what the key exchange holds that was returned last, as {@link Budget#kex} weighs it. */
    long weight() {
        return weight;
    }

    private static KeyExchange read(EventFields fields) {
        return KeyExchange.builder()
                .hassh(fields.filled(Key.HASSH))
                .hasshAlgorithms(fields.text(Key.HASSH_ALGORITHMS))
                .kexAlgs(texts(fields, Key.KEX_ALGS))
                .keyAlgs(texts(fields, Key.KEY_ALGS))
                .encCs(texts(fields, Key.ENC_CS))
                .macCs(texts(fields, Key.MAC_CS))
                .compCs(texts(fields, Key.COMP_CS))
                .langCs(texts(fields, Key.LANG_CS))
                .build();
    }

    /** Returns the strings of an array, empty when there is none. */
    private static List<String> texts(EventFields fields, Key key) {
        if (!(fields.peek(key) instanceof List<?> list) || !Slices.isTexts(list)) {
            return List.of();
        }
        fields.drop(key);
        @SuppressWarnings("unchecked")
        List<String> texts = (List<String>) List.copyOf(list);
        return texts;
    }

    private static boolean areSlices(EventFields fields) {
        for (int i = 0; i < KEYS.length; i++) {
            int place = fields.place(KEYS[i]);
            if (place >= 0 && fields.kind(place) != (i < TEXTS ? Slices.PLAIN : Slices.TEXTS)) {
                return false;
            }
        }
        return true;
    }

    /** Returns a hash that nobody outside of this process can aim at. */
    private long hash(EventFields fields) {
        long hash = seed;
        for (Key key : KEYS) {
            int place = fields.place(key);
            int start = place < 0 ? 0 : fields.start(place);
            int length = place < 0 ? 0 : fields.length(place);
            hash = ByteSearch.hash(fields.bytes(), start, start + length, hash);
        }
        return hash;
    }
}
