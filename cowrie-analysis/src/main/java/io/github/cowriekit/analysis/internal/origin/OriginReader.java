package io.github.cowriekit.analysis.internal.origin;

import io.github.cowriekit.model.assessment.Origin;
import io.github.cowriekit.model.intel.Attributed;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.NetworkKind;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.Reason;
import io.github.cowriekit.model.intel.SubjectView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds to what the sources say about an address what can be concluded from it. */
public final class OriginReader {
    /** Addresses change hands; what a source says this long after the session may be about somebody else. */
    private static final Duration STALE = Duration.ofDays(30);

    private @Nullable String notPublic;
    private @Nullable Instant last;

    private OriginReader() {}

    /** Returns what is said about a subject of the session. */
    public static Origin read(EnrichedSession enriched, @Nullable Observable subject) {
        if (subject == null) {
            return Origin.UNKNOWN;
        }
        SubjectView view = SubjectView.of(subject, enriched);
        return enriched.results().isEmpty()
                ? new Origin(view, List.of(), null, List.of())
                : new OriginReader().origin(enriched, view);
    }

    private Origin origin(EnrichedSession enriched, SubjectView view) {
        for (EnrichmentResult result : enriched.results()) {
            if (result.observable().equals(view.subject())) {
                take(result);
            }
        }
        List<Attributed<NetworkKind>> hints = hints(view);
        Origin origin = new Origin(view, hints, notPublic, List.of());
        return new Origin(
                view, hints, notPublic, warnings(origin, enriched.session().startedAt()));
    }

    private void take(EnrichmentResult result) {
        if (result instanceof EnrichmentResult.Found found) {
            last = last == null || found.fetchedAt().isAfter(last) ? found.fetchedAt() : last;
        } else if (result instanceof EnrichmentResult.Skipped skipped && skipped.reason() == Reason.NOT_PUBLIC) {
            notPublic = skipped.text();
        }
    }

    /** Returns what sources hint at, and what host names do, each kind once for a source. */
    private static List<Attributed<NetworkKind>> hints(SubjectView view) {
        List<Attributed<NetworkKind>> hints = new ArrayList<>(view.hints());
        for (Attributed<String> name : view.hostNames()) {
            HostNames.kindOf(name.value())
                    .map(kind -> new Attributed<>(kind, name.source(), name.fetchedAt(), null))
                    .filter(hint -> !hints.contains(hint))
                    .ifPresent(hints::add);
        }
        return hints;
    }

    private List<String> warnings(Origin origin, @Nullable Instant session) {
        List<String> warnings = new ArrayList<>();
        if (session != null && last != null && Duration.between(session, last).compareTo(STALE) > 0) {
            warnings.add("asked " + Duration.between(session, last).toDays()
                    + " days after the session: describes that day and not the day of the attack");
        }
        if (origin.kind().filter(NetworkKind::isAnonymizing).isPresent()) {
            warnings.add("the place is that of the exit, not of whoever used it");
        }
        return warnings;
    }
}
