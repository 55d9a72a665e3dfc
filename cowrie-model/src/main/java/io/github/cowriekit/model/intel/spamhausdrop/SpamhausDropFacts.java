package io.github.cowriekit.model.intel.spamhausdrop;

import io.github.cowriekit.model.intel.FactDetail;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.NetworkRole;
import io.github.cowriekit.model.intel.SubjectDescription;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * What the <a href="https://www.spamhaus.org/blocklists/do-not-route-or-peer/">DROP lists of Spamhaus</a> say about an
 * address: its network was hijacked, or is leased by professional spammers or criminals.
 *
 * <p>The lists describe today and not the day of the attack.
 *
 * @param network listed network, in CIDR notation
 * @param sblId number of the record of Spamhaus, such as {@code SBL256894}, null when the list does not say
 * @param registry registry that allocated it, such as {@code apnic}, null when the list does not say
 * @since 0.1.0
 */
@NullMarked
public record SpamhausDropFacts(
        String network, @Nullable String sblId, @Nullable String registry) implements Facts {
    @Override
    public String kind() {
        return "spamhaus-drop";
    }

    @Override
    public void describe(SubjectDescription description) {
        description.network(network).role(NetworkRole.BLOCKLISTED);
    }

    @Override
    public List<FactDetail> details() {
        return FactDetail.list()
                .add("Spamhaus DROP", network)
                .add("Spamhaus SBL Record", sblId)
                .toList();
    }
}
