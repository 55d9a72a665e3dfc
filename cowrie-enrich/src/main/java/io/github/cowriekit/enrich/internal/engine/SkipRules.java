package io.github.cowriekit.enrich.internal.engine;

import io.github.cowriekit.enrich.LookupSavings;
import io.github.cowriekit.enrich.LookupSavings.SkipRule;
import io.github.cowriekit.enrich.Obstacle;
import io.github.cowriekit.enrich.SourceCost;
import io.github.cowriekit.enrich.internal.config.ConfiguredSource;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.Reason;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Applies the rules about what need not be asked. Thread-safe. */
final class SkipRules {
    private static final Logger LOG = System.getLogger(SkipRules.class.getName());

    private final Map<ObservableType, List<SkipRule>> rules;

    SkipRules(LookupSavings savings) {
        this.rules = savings.rules().stream().collect(Collectors.groupingBy(SkipRule::about));
    }

    /** Returns the rules about a kind of observable. */
    List<SkipRule> rules(ObservableType about) {
        return rules.getOrDefault(about, List.of());
    }

    /** Returns whether a source waits for others, and may be spared a question; such a one settles nothing itself. */
    static boolean isSpared(SourceRunner runner) {
        return runner.cost() == SourceCost.KEYED;
    }

    /** Returns why a question is settled, null if it is not. */
    static @Nullable Obstacle reason(SkipRule rule, @Nullable EnrichmentResult result) {
        return result instanceof EnrichmentResult.Found found && settles(rule, found)
                ? new Obstacle(Reason.SETTLED, "settled by " + rule.source())
                : null;
    }

    private static boolean settles(SkipRule rule, EnrichmentResult.Found found) {
        try {
            return rule.isEnough().test(found.facts());
        } catch (RuntimeException e) {
            // a rule of somebody else must not end the session
            LOG.log(Level.WARNING, "a rule about {0} failed: {1}", rule.source(), ConfiguredSource.origin(e));
            return false;
        }
    }
}
