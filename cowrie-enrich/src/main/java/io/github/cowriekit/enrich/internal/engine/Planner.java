package io.github.cowriekit.enrich.internal.engine;

import io.github.cowriekit.enrich.EnrichmentPlan;
import io.github.cowriekit.enrich.EnrichmentPlan.PlannedSource;
import io.github.cowriekit.enrich.LimitStatus;
import io.github.cowriekit.enrich.LookupSavings.SkipRule;
import io.github.cowriekit.enrich.Obstacle;
import io.github.cowriekit.enrich.SourceStatus;
import io.github.cowriekit.enrich.internal.answers.CachePrefetch;
import io.github.cowriekit.enrich.internal.config.Urgency;
import io.github.cowriekit.model.intel.Observable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts what sources would be asked; holds each distinct subject in memory.
 *
 * <p>Not thread-safe.
 */
final class Planner {
    private final SkipRules skipRules;
    private final Clock clock;
    private final Map<String, Counts> sources = new LinkedHashMap<>();

    /** What a source would be asked. */
    private static final class Counts {
        private final SourceRunner runner;
        private final Set<Object> requests = new HashSet<>();
        private final Set<Object> perhaps = new HashSet<>();
        private final Set<Observable> wanted = new HashSet<>();
        private final Set<Observable> settled = new HashSet<>();
        private final Set<Observable> known = new HashSet<>();
        private final Set<Observable> notAsked = new HashSet<>();

        private Counts(SourceRunner runner) {
            this.runner = runner;
        }
    }

    Planner(List<SourceRunner> cheapestFirst, SkipRules skipRules, Clock clock) {
        this.skipRules = skipRules;
        this.clock = clock;
        cheapestFirst.forEach(runner -> sources.put(runner.name(), new Counts(runner)));
    }

    /** Adds what would be asked about an observable in one session. */
    void add(Observable observable, @Nullable Obstacle refusal, Urgency urgency, CachePrefetch page) {
        Map<String, Forecast> forecasts = new HashMap<>();
        for (Counts counts : sources.values()) {
            Forecast forecast = counts.runner.forecast(observable, refusal, urgency, page);
            if (forecast != null) {
                if (!SkipRules.isSpared(counts.runner)) {
                    forecasts.put(counts.runner.name(), forecast);
                }
                add(counts, observable, forecast, forecasts);
            }
        }
    }

    private void add(Counts counts, Observable observable, Forecast forecast, Map<String, Forecast> before) {
        Object request = forecast.request();
        if (forecast.known() != null) {
            counts.known.add(observable);
        } else if (request == null) {
            counts.notAsked.add(observable);
        } else {
            boolean perhaps = false;
            List<SkipRule> rules =
                    SkipRules.isSpared(counts.runner) ? skipRules.rules(observable.type()) : List.<SkipRule>of();
            for (SkipRule rule : rules) {
                Forecast cheaper = before.getOrDefault(rule.source(), Forecast.NOT_ASKED);
                if (SkipRules.reason(rule, cheaper.known()) != null) {
                    counts.settled.add(observable);
                    return;
                }
                perhaps |= cheaper.request() != null;
            }
            counts.wanted.add(observable);
            counts.requests.add(request);
            if (perhaps) {
                counts.perhaps.add(request);
            }
        }
    }

    EnrichmentPlan plan() {
        return new CountedPlan(
                sources.values().stream().<PlannedSource>map(this::planned).toList());
    }

    private PlannedSource planned(Counts counts) {
        // wanted in one session, not worth a question in another
        counts.notAsked.removeAll(counts.wanted);
        counts.notAsked.removeAll(counts.settled);
        counts.notAsked.removeAll(counts.known);
        SourceStatus status = counts.runner.status();
        long questions = Math.min(counts.requests.size(), counts.runner.requestsLeft());
        return new CountedPlan.CountedSource(
                counts.runner.name(),
                counts.runner.cost(),
                questions,
                Math.min(counts.perhaps.size(), questions),
                counts.settled.size(),
                counts.known.size(),
                counts.notAsked.size(),
                time(status.limits(), questions, clock.instant()),
                status.stopped().orElse(null));
    }

    /** Returns how long the slowest of the limits takes until the last question may be asked. */
    static Duration time(List<LimitStatus> limits, long questions, Instant now) {
        Duration longest = Duration.ZERO;
        for (LimitStatus status : limits) {
            long later = questions - status.left();
            if (later > 0) {
                Duration period = status.limit().period();
                Duration time = Duration.between(now, renewal(status, now))
                        .plus(period.multipliedBy((later - 1) / status.limit().permits()));
                longest = time.compareTo(longest) > 0 ? time : longest;
            }
        }
        return longest;
    }

    private static Instant renewal(LimitStatus status, Instant now) {
        Optional<Instant> renewed = status.renewedAt();
        if (renewed.isPresent()) {
            return renewed.get();
        }
        // nothing is used: what is asked from now on is forgotten a period later
        return status.limit().isDaily()
                ? LocalDate.ofInstant(now, ZoneOffset.UTC)
                        .plusDays(status.limit().period().toDays())
                        .atStartOfDay()
                        .toInstant(ZoneOffset.UTC)
                : now.plus(status.limit().period());
    }
}
