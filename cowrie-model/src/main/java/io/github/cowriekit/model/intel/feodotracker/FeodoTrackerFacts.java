package io.github.cowriekit.model.intel.feodotracker;

import io.github.cowriekit.model.intel.FactDetail;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.SubjectDescription;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What <a href="https://feodotracker.abuse.ch/">Feodo Tracker</a> says about an address: the botnet servers on it.
 *
 * <p>Parts that the source leaves out are null or empty.
 *
 * @param servers servers, by port
 * @since 0.1.0
 */
public record FeodoTrackerFacts(List<Server> servers) implements Facts {
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
        for (Server server : servers) {
            description
                    .asOf(server.lastOnline())
                    .country(server.country())
                    .autonomousSystem(server.asn(), server.asName())
                    .malwareFamily(server.malware())
                    .firstSeen(server.firstSeen())
                    .detections(1L, null);
        }
    }

    @Override
    public List<FactDetail> details() {
        return FactDetail.list()
                .join("Feodo Tracker", servers.stream().map(Server::malware))
                .toList();
    }

    /**
     * A server that commands a botnet, as Feodo Tracker lists it.
     *
     * @param port port
     * @param status {@code online} or {@code offline}
     * @param hostname name of the host
     * @param asn number of its autonomous system
     * @param asName name of its autonomous system
     * @param country two-letter country
     * @param firstSeen when it was first seen
     * @param lastOnline last day it answered
     * @param malware family, such as {@code QakBot}
     */
    public record Server(
            @Nullable Long port,
            @Nullable String status,
            @Nullable String hostname,
            @Nullable Long asn,
            @Nullable String asName,
            @Nullable String country,
            @Nullable Instant firstSeen,
            @Nullable LocalDate lastOnline,
            @Nullable String malware) {}
}
