package org.example.scoreboard;

import io.github.cowriekit.model.intel.FactDetail;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.NetworkKind;
import io.github.cowriekit.model.intel.SubjectDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Scoreboard says about an address.
 *
 * @param score 0 to 100, null when it says none
 * @param labels what it was seen doing
 * @param country two-letter country, null when it says none
 * @param vpn whether it is an exit of a VPN service, null when it does not say
 */
public record ScoreboardFacts(
        @Nullable Long score,
        List<String> labels,
        @Nullable String country,
        @Nullable Boolean vpn) implements Facts {
    /** Copies the labels. */
    public ScoreboardFacts {
        labels = List.copyOf(labels);
    }

    @Override
    public String kind() {
        return "scoreboard";
    }

    @Override
    public void describe(SubjectDescription description) {
        description.country(country);
        if (Boolean.TRUE.equals(vpn)) {
            description.use(NetworkKind.VPN, null);
        }
    }

    @Override
    public List<FactDetail> details() {
        return FactDetail.list()
                .add("Scoreboard Score", score)
                .join("Scoreboard Labels", labels)
                .toList();
    }
}
