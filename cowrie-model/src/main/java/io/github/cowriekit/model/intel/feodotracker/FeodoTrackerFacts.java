package io.github.cowriekit.model.intel.feodotracker;

import io.github.cowriekit.model.intel.FactDetail;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.SubjectDescription;
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

    @Override
    public String kind() {
        return "feodotracker";
    }

    @Override
    public void describe(SubjectDescription description) {
        for (FeodoTrackerServer server : servers) {
            description
                    .asOf(server.lastOnline())
                    .country(server.country())
                    .autonomousSystem(server.asn(), server.asName())
                    .malwareFamily(server.malware())
                    .firstSeen(server.firstSeen());
        }
    }

    @Override
    public List<FactDetail> details() {
        return FactDetail.list()
                .join("Feodo Tracker", servers.stream().map(FeodoTrackerServer::malware))
                .toList();
    }
}
