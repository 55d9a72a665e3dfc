package io.github.cowriekit.analysis.internal.interest;

import io.github.cowriekit.model.intel.Attributed;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.SubjectView;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How long files had been known when a session brought them. */
final class FileAge {
    private static final Duration RECENT = Duration.ofDays(7);
    private static final String SCANNER = "virustotal";

    private FileAge() {}

    /** Returns the first file that a scanner was asked about and does not know. */
    static Optional<String> unknown(EnrichedSession enriched, List<String> files) {
        return enriched.results().stream()
                .filter(result -> result instanceof EnrichmentResult.NotFound
                        && result.source().equals(SCANNER))
                .map(EnrichmentResult::observable)
                .filter(observable -> observable.type() == ObservableType.SHA256 && files.contains(observable.value()))
                .map(Observable::value)
                .findFirst();
    }

    /** Returns the first file that was new relative to the session, which may be long ago. */
    static Optional<String> recent(EnrichedSession enriched, List<String> files) {
        Instant start = enriched.session().startedAt();
        if (start == null) {
            return Optional.empty();
        }
        for (String file : files) {
            Optional<Instant> first = firstSeen(enriched, Observable.sha256(file));
            if (first.isPresent() && !first.get().isBefore(start.minus(RECENT))) {
                return Optional.of(file + " first seen " + first.get());
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> firstSeen(EnrichedSession enriched, Observable file) {
        return SubjectView.of(file, enriched).firstSeen().stream()
                .map(Attributed::value)
                .min(Comparator.naturalOrder());
    }
}
