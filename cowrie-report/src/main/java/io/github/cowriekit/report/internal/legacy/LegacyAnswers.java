package io.github.cowriekit.report.internal.legacy;

import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.Reason;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The answers of the script's four sources, by subject. */
final class LegacyAnswers {
    private final Map<String, EnrichmentResult> results = new HashMap<>();
    private final Set<String> asked = new HashSet<>();

    LegacyAnswers(List<EnrichmentResult> results) {
        for (EnrichmentResult result : results) {
            this.results.putIfAbsent(key(result.source(), result.observable().value()), result);
            if (!(result instanceof EnrichmentResult.Skipped skipped) || !isUnconfigured(skipped)) {
                asked.add(result.source());
            }
        }
    }

    /** Without a key, or without wanting it, the script does not know the source at all. */
    private static boolean isUnconfigured(EnrichmentResult.Skipped skipped) {
        return skipped.reason() == Reason.NO_KEY || skipped.reason() == Reason.NOT_ASKED;
    }

    /** Returns whether the script would have had a key for the source. */
    boolean hasKeyOf(String source) {
        return asked.contains(source);
    }

    /** Returns the facts of the kind, null when the source has none. */
    <F extends Facts> @Nullable F facts(Class<F> kind, String source, String subject) {
        EnrichmentResult result = results.get(key(source, normal(subject)));
        return result instanceof EnrichmentResult.Found found && kind.isInstance(found.facts())
                ? kind.cast(found.facts())
                : null;
    }

    /** Returns whether the source answered, be it that it does not know the subject. */
    boolean answered(String source, String subject) {
        EnrichmentResult result = results.get(key(source, normal(subject)));
        return result instanceof EnrichmentResult.Found || result instanceof EnrichmentResult.NotFound;
    }

    private static String normal(String subject) {
        try {
            return Observable.host(subject).value();
        } catch (IllegalArgumentException e) {
            return subject;
        }
    }

    private static String key(String source, String subject) {
        return source + ' ' + subject;
    }
}
