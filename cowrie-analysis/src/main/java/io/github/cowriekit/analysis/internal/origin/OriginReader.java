package io.github.cowriekit.analysis.internal.origin;

import io.github.cowriekit.model.assessment.Claim;
import io.github.cowriekit.model.assessment.Claim.Basis;
import io.github.cowriekit.model.assessment.NetworkKind;
import io.github.cowriekit.model.assessment.Origin;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Combines what the sources say about where an address is and what network it is in. */
public final class OriginReader {
    /** Addresses change hands; what a source says this long after the session may be about somebody else. */
    private static final Duration STALE = Duration.ofDays(30);

    /** Reasons for which nobody is asked about an address. */
    private static final Set<String> NOT_PUBLIC =
            Set.of("private address", "documentation address", "multicast address", "reserved address");

    private OriginReader() {}

    /** Returns what is said about a subject of the session. */
    public static Origin read(EnrichedSession enriched, @Nullable Observable subject) {
        Origin.Builder origin = Origin.builder(subject);
        if (subject == null) {
            return origin.build();
        }
        Instant last = null;
        Claim<NetworkKind> reserved = null;
        for (EnrichmentResult result : enriched.results()) {
            if (!result.observable().equals(subject)) {
                continue;
            }
            if (result instanceof EnrichmentResult.Found found) {
                FactsReader.read(new Claims(origin, found), found.facts());
                last = last == null || found.fetchedAt().isAfter(last) ? found.fetchedAt() : last;
            } else if (result instanceof EnrichmentResult.Skipped skipped && NOT_PUBLIC.contains(skipped.reason())) {
                reserved = new Claim<>(NetworkKind.RESERVED, skipped.reason(), null, Basis.STATED);
            }
        }
        if (reserved != null) {
            origin.kind(reserved);
        }
        Origin built = origin.build();
        warn(origin, built, enriched.session().startedAt(), last);
        return origin.build();
    }

    private static void warn(Origin.Builder origin, Origin built, @Nullable Instant session, @Nullable Instant last) {
        if (session != null && last != null && Duration.between(session, last).compareTo(STALE) > 0) {
            origin.warning("asked " + Duration.between(session, last).toDays()
                    + " days after the session: describes that day and not the day of the attack");
        }
        if (built.kind().hidesItsUsers()) {
            origin.warning("the place is that of the exit, not of whoever used it");
        }
    }
}
