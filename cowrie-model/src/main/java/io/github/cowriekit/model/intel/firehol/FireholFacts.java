package io.github.cowriekit.model.intel.firehol;

import io.github.cowriekit.model.intel.FactDetail;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.NetworkKind;
import io.github.cowriekit.model.intel.NetworkRole;
import io.github.cowriekit.model.intel.SubjectDescription;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * What the <a href="https://iplists.firehol.org/">IP sets of FireHOL</a> say about an address: which of them name it.
 *
 * <p>The sets describe today and not the day of the attack.
 *
 * @param listings one for each set with the address, in the order in which the sets were asked for
 * @since 0.1.0
 */
@NullMarked
public record FireholFacts(List<Listing> listings) implements Facts {
    /** Categories whose sets FireHOL collects for firewalls to block. */
    private static final Set<String> BLOCKED = Set.of("abuse", "attacks", "malware", "reputation", "spam");

    /** Copies collections. */
    public FireholFacts {
        listings = List.copyOf(listings);
    }

    @Override
    public String kind() {
        return "firehol";
    }

    @Override
    public void describe(SubjectDescription description) {
        for (Listing listing : listings) {
            description.asOf(listing.asOf());
            if (listing.isBlocklist()) {
                description.role(NetworkRole.BLOCKLISTED);
            } else if ("anonymizers".equals(listing.category())) {
                description.use(NetworkKind.ANONYMIZER, null);
            }
        }
    }

    @Override
    public List<FactDetail> details() {
        return FactDetail.list()
                .join("FireHOL Sets", listings.stream().map(Listing::set))
                .join("FireHOL Networks", listings.stream().map(Listing::network))
                .toList();
    }

    /**
     * A set that names an address.
     *
     * @param set its name, such as {@code firehol_level1}
     * @param category what its addresses are known for, such as {@code attacks} or {@code anonymizers}, null when the
     *     set does not say
     * @param asOf when its data was made, null when the set does not say
     * @param network smallest network of the set with the address, in CIDR notation; sets join neighbours, so it need
     *     not be a network that somebody owns
     */
    public record Listing(
            String set, @Nullable String category, @Nullable Instant asOf, String network) {
        private boolean isBlocklist() {
            // the sets of this name are blocklists by their purpose, also where they are served without a header
            return category == null ? set.startsWith("firehol_level") : BLOCKED.contains(category);
        }
    }
}
