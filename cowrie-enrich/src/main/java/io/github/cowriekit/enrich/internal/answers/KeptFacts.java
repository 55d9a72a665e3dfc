package io.github.cowriekit.enrich.internal.answers;

import io.github.cowriekit.json.FactsJson;
import io.github.cowriekit.model.intel.Facts;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Facts as caches keep them, such as {@code 3.2{"kind":"spur"}}: both versions, then the JSON.
 *
 * @param version version of the facts, as the enricher counts them; 1 where none is written
 * @param form version of the JSON; 1 where none is written
 * @param json the facts
 */
record KeptFacts(int version, int form, String json) {
    /** The JSON of {@link FactsJson}; 1 had other names for kinds and durations. */
    private static final int FORM = 2;

    private static final Pattern KEPT = Pattern.compile("(\\d{0,9})(?:\\.(\\d{1,9}))?(.*)", Pattern.DOTALL);

    static KeptFacts of(int version, Facts facts) {
        return new KeptFacts(version, FORM, FactsJson.write(facts));
    }

    static KeptFacts parse(String text) {
        Matcher kept = KEPT.matcher(text);
        return kept.matches()
                ? new KeptFacts(number(kept.group(1)), number(kept.group(2)), kept.group(3))
                : new KeptFacts(1, 1, text);
    }

    String text() {
        return version + "." + form + json;
    }

    /** Returns the facts, null if this version of the library cannot read them: the source is then asked again. */
    @Nullable
    Facts facts() {
        return form == FORM ? FactsJson.read(json).orElse(null) : null;
    }

    private static int number(@Nullable String digits) {
        return digits == null || digits.isEmpty() ? 1 : Integer.parseInt(digits);
    }
}
