package io.github.cowriekit.model.intel.feodotracker;

import io.github.cowriekit.model.intel.Facts;
import java.util.List;

/**
 * What <a href="https://feodotracker.abuse.ch/">Feodo Tracker</a> says about an address: the botnet servers on it.
 *
 * @param servers servers, by port
 * @since 0.1.0
 */
public record FeodoTrackerFacts(List<FeodoTrackerServer> servers) implements Facts {
    /** Copies collections. */
    public FeodoTrackerFacts {
        servers = List.copyOf(servers);
    }
}
