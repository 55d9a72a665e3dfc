package io.github.cowriekit.model.intel.networks;

import io.github.cowriekit.model.intel.Facts;
import java.util.List;

/**
 * What lists of networks that the user keeps say about an address: known scanners, own networks and the like.
 *
 * @param networks one network for each list with the address, sorted by list
 * @since 0.1.0
 */
public record NetworkListFacts(List<ListedNetwork> networks) implements Facts {
    /** Copies collections. */
    public NetworkListFacts {
        networks = List.copyOf(networks);
    }
}
