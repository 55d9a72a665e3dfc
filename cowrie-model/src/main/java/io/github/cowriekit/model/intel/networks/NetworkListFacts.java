package io.github.cowriekit.model.intel.networks;

import io.github.cowriekit.model.intel.FactDetail;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.NetworkKind;
import io.github.cowriekit.model.intel.SubjectDescription;
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

    @Override
    public String kind() {
        return "networks";
    }

    @Override
    public void describe(SubjectDescription description) {
        for (ListedNetwork listed : networks) {
            description.asOf(listed.asOf());
            if ("known-scanner".equals(listed.kind())) {
                description.knownScanner(listed.name());
            } else if (listed.kind() != null) {
                NetworkKind.find(listed.kind()).ifPresent(kind -> description.use(kind, listed.name()));
            }
        }
    }

    @Override
    public List<FactDetail> details() {
        return FactDetail.list()
                .join("Listed Network", networks.stream().map(ListedNetwork::name))
                .toList();
    }
}
