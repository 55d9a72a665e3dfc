package io.github.cowriekit.model.intel.networks;

import io.github.cowriekit.model.intel.FactDetail;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.NetworkKind;
import io.github.cowriekit.model.intel.SubjectDescription;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What lists of networks that the user keeps say about an address: known scanners, own networks and the like.
 *
 * <p>Parts that the source leaves out are null or empty.
 *
 * @param networks one network for each list with the address, sorted by list
 * @since 0.1.0
 */
public record NetworkListFacts(List<Network> networks) implements Facts {
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
        for (Network listed : networks) {
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
                .join("Listed Network", networks.stream().map(Network::name))
                .toList();
    }

    /**
     * A network in a list of the user.
     *
     * @param list name of the list: that of its file without the ending
     * @param asOf date that the list gives itself, else the time of the file
     * @param network longest network of the list with the address, in CIDR notation
     * @param label what the list calls it
     * @param kind what it is: {@code known-scanner}, {@code own} or any other word of the list
     */
    public record Network(
            @Nullable String list,
            @Nullable Instant asOf,
            @Nullable String network,
            @Nullable String label,
            @Nullable String kind) {
        @Nullable
        String name() {
            return label == null ? list : label;
        }
    }
}
