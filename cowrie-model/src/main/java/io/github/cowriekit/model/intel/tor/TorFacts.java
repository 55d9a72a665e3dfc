package io.github.cowriekit.model.intel.tor;

import io.github.cowriekit.model.intel.FactDetail;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.NetworkKind;
import io.github.cowriekit.model.intel.SubjectDescription;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an exit list of the <a href="https://metrics.torproject.org/collector.html#type-tordnsel">Tor Project</a> says about
 * an address: it is an exit of Tor. Nothing follows from that about who came through it.
 *
 * <p>The list describes its own day, not the day of the attack.
 *
 * <p>Parts that the source leaves out are null or empty.
 *
 * @param asOf time of the list: the latest time in it, that of the file where it holds none
 * @param relays relays that use the address, sorted by fingerprint; empty in the list of mere addresses
 * @since 0.1.0
 */
public record TorFacts(@Nullable Instant asOf, List<Relay> relays) implements Facts {
    /** Copies collections. */
    public TorFacts {
        relays = List.copyOf(relays);
    }

    @Override
    public String kind() {
        return "tor-exit";
    }

    @Override
    public void describe(SubjectDescription description) {
        description.asOf(asOf).use(NetworkKind.TOR_EXIT, null);
    }

    @Override
    public List<FactDetail> details() {
        return FactDetail.list()
                .add("Tor Exit", "listed")
                .add("Tor Exit List Time", asOf)
                .toList();
    }

    /**
     * A Tor relay that was seen to send traffic from an address.
     *
     * @param fingerprint fingerprint of the relay in upper-case hex
     * @param published when its descriptor was published
     * @param lastStatus when it last stood in a network status
     * @param seenAt when traffic was last seen to leave from the address
     */
    public record Relay(
            @Nullable String fingerprint,
            @Nullable Instant published,
            @Nullable Instant lastStatus,
            @Nullable Instant seenAt) {}
}
