package io.github.cowriekit.model.intel.greedybear;

import io.github.cowriekit.model.intel.FactDetail;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.NetworkKind;
import io.github.cowriekit.model.intel.NetworkRole;
import io.github.cowriekit.model.intel.SubjectDescription;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * What the honeypots of <a href="https://greedybear.honeynet.org/">GreedyBear</a> saw lately of an address or host.
 *
 * <p>The data of The Honeynet Project is licensed
 * <a href="https://creativecommons.org/licenses/by-nc-sa/4.0/">CC BY-NC-SA 4.0</a>: whoever passes it on names them, does so
 * for no commercial purpose and under the same licence.
 *
 * <p>Parts that the source leaves out are null or empty.
 *
 * @param firstSeen day (UTC) it was first seen
 * @param lastSeen day (UTC) it was last seen
 * @param honeypots honeypots that saw it, such as {@code cowrie}, sorted
 * @param attackCount number of attacks it had a part in
 * @param interactionCount number of its interactions with honeypots
 * @param loginAttempts number of its login attempts
 * @param attacked whether it attacked honeypots
 * @param payloadRequested whether attackers wanted something from it; any host can be named like this
 * @param reputation such as {@code known attacker}, {@code mass scanner} or {@code tor exit node}
 * @param asn number of its autonomous system
 * @param country two-letter country
 * @param recurrenceProbability how probable GreedyBear thinks its return is, from 0 to 1
 * @param expectedInteractions number of interactions that GreedyBear expects
 * @since 0.1.0
 */
@NullMarked
public record GreedyBearFacts(
        @Nullable LocalDate firstSeen,
        @Nullable LocalDate lastSeen,
        List<String> honeypots,
        @Nullable Long attackCount,
        @Nullable Long interactionCount,
        @Nullable Long loginAttempts,
        @Nullable Boolean attacked,
        @Nullable Boolean payloadRequested,
        @Nullable String reputation,
        @Nullable Long asn,
        @Nullable String country,
        @Nullable Double recurrenceProbability,
        @Nullable Double expectedInteractions)
        implements Facts {
    /** Copies collections. */
    public GreedyBearFacts {
        honeypots = List.copyOf(honeypots);
    }

    @Override
    public String kind() {
        return "greedybear";
    }

    @Override
    public void describe(SubjectDescription description) {
        description.asOf(lastSeen).country(country).autonomousSystem(asn, null).firstSeen(firstSeen);
        if (Boolean.TRUE.equals(attacked)) {
            description.role(NetworkRole.ATTACKER);
        }
        if ("tor exit node".equals(reputation)) {
            description.use(NetworkKind.TOR_EXIT, null);
        }
    }

    @Override
    public List<FactDetail> details() {
        return FactDetail.list()
                .add("GreedyBear Last Seen", lastSeen)
                .join("GreedyBear Honeypots", honeypots)
                .add("GreedyBear Attacks", attackCount)
                .add("GreedyBear Reputation", reputation)
                .add("GreedyBear Payload Requested", Boolean.TRUE.equals(payloadRequested) ? true : null)
                .toList();
    }
}
