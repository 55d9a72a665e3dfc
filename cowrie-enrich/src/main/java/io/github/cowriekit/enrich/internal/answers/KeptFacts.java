package io.github.cowriekit.enrich.internal.answers;

import io.github.cowriekit.model.intel.Facts;
import org.jspecify.annotations.Nullable;

/**
 * Facts as caches keep them: the version of the enricher that read them, then their JSON.
 *
 * @param version version of the facts, 1 where none is written
 * @param json the facts
 */
record KeptFacts(int version, String json) {
    private static final int LONGEST_VERSION = 9;

    static KeptFacts of(int version, Facts facts) {
        return new KeptFacts(version, FactsJson.write(facts));
    }

    static KeptFacts parse(String text) {
        int length = 0;
        while (length < Math.min(text.length(), LONGEST_VERSION) && isDigit(text.charAt(length))) {
            length++;
        }
        return length == 0
                ? new KeptFacts(1, text)
                : new KeptFacts(Integer.parseInt(text.substring(0, length)), text.substring(length));
    }

    String text() {
        return version + json;
    }

    /** Returns the facts, null if this version of the library cannot read them. */
    @Nullable
    Facts facts() {
        return FactsJson.read(json);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
