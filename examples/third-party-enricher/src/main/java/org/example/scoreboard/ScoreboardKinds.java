package org.example.scoreboard;

import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.FactsKinds;
import java.util.Map;

/** Lets reports and caches read the facts of Scoreboard back. */
public final class ScoreboardKinds implements FactsKinds {
    @Override
    public Map<String, Class<? extends Facts>> kinds() {
        return Map.of("scoreboard", ScoreboardFacts.class);
    }
}
