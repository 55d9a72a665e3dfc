package io.github.cowriekit.parser.internal.json;

import io.github.cowriekit.model.KeyExchange;
import io.github.cowriekit.parser.internal.bytes.ByteSearch;
import io.github.cowriekit.parser.internal.bytes.MemoryBudget;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Reads key exchanges and returns the same record for the same bytes: many clients are of few kinds, and their lists of
 * algorithms are the longest part of a log.
 *
 * <p>Newer records replace older ones, so memory is fixed. Not thread-safe.
 */
final class KeyExchanges {
    private static final int PLACES = 256;
    static final FieldName[] KEYS = {
        FieldName.HASSH,
        FieldName.HASSH_ALGORITHMS,
        FieldName.KEX_ALGS,
        FieldName.KEY_ALGS,
        FieldName.ENC_CS,
        FieldName.MAC_CS,
        FieldName.COMP_CS,
        FieldName.LANG_CS
    };
    /** This many keys have a text; the others have lists of texts. */
    private static final int TEXTS = 2;

    private final long seed = ThreadLocalRandom.current().nextLong();
    private final long[] hashes = new long[PLACES];
    private final @Nullable KeyExchange[] exchanges = new KeyExchange[PLACES];
    private final long[] weights = new long[PLACES];
    private final KexRuns runs = new KexRuns();
    private long weight;

    /** Returns whether a key is one of a key exchange. */
    static boolean isOfOne(FieldName key) {
        for (FieldName one : KEYS) {
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
        if (!fields.has(FieldName.HASSH)
                && !fields.has(FieldName.KEX_ALGS)
                && !fields.has(FieldName.ENC_CS)
                && !fields.has(FieldName.MAC_CS)
                && !fields.has(FieldName.KEY_ALGS)) {
            weight = 0;
            return null;
        }
        if (!areSlices(fields)) {
            KeyExchange unusual = read(fields);
            weight = MemoryBudget.kex(unusual);
            return unusual;
        }
        long hash = hash(fields);
        int place = (int) hash & (PLACES - 1);
        KeyExchange known = exchanges[place];
        if (known == null || hashes[place] != hash) {
            known = read(fields);
            exchanges[place] = known;
            hashes[place] = hash;
            weights[place] = MemoryBudget.kex(known);
        }
        weight = weights[place];
        runs.note(fields, known, weight);
        drop(fields);
        return known;
    }

    private static void drop(EventFields fields) {
        for (FieldName key : KEYS) {
            fields.drop(key);
        }
    }

    /** Returns the weight of the key exchange that was returned last, as in {@link MemoryBudget#kex}. */
    long weight() {
        return weight;
    }

    private static KeyExchange read(EventFields fields) {
        return KeyExchange.builder()
                .hassh(fields.filled(FieldName.HASSH))
                .hasshAlgorithms(fields.text(FieldName.HASSH_ALGORITHMS))
                .kexAlgs(texts(fields, FieldName.KEX_ALGS))
                .keyAlgs(texts(fields, FieldName.KEY_ALGS))
                .encCs(texts(fields, FieldName.ENC_CS))
                .macCs(texts(fields, FieldName.MAC_CS))
                .compCs(texts(fields, FieldName.COMP_CS))
                .langCs(texts(fields, FieldName.LANG_CS))
                .build();
    }

    /** Returns the strings of an array, empty when there is none. */
    private static List<String> texts(EventFields fields, FieldName key) {
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

    /** Returns a hash, seeded per process so that collisions cannot be crafted. */
    private long hash(EventFields fields) {
        long hash = seed;
        for (FieldName key : KEYS) {
            int place = fields.place(key);
            int start = place < 0 ? 0 : fields.start(place);
            int length = place < 0 ? 0 : fields.length(place);
            hash = ByteSearch.hash(fields.bytes(), start, start + length, hash);
        }
        return hash;
    }
}
