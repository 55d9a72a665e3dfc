package io.github.cowriekit.model.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.intel.NetworkRole;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The words of conclusions, which reports print and Session JSON holds. */
class LabelsTest {
    @Test
    void ofOperators() {
        assertThat(Stream.of(Operator.values()).map(Operator::label))
                .containsExactly("automated", "likely automated", "undetermined", "likely human", "human");
    }

    @Test
    void ofCategoriesAreThoseOfTheStudy() {
        assertThat(Stream.of(SessionCategory.values()).map(SessionCategory::label))
                .containsExactly("NO_CRED", "FAIL_LOG", "NO_CMD", "CMD", "CMD+URI");
    }

    @Test
    void ofNetworkRoles() {
        assertThat(Stream.of(NetworkRole.values()).map(NetworkRole::label))
                .containsExactly("reported for attacks", "on a blocklist", "hands out malware", "common service");
    }

    @Test
    void ofEvidenceGroups() {
        assertThat(Stream.of(EvidenceGroup.values()).map(EvidenceGroup::label))
                .containsExactly("keyboard", "time", "client", "language", "crowd", "network");
    }

    @Test
    void ofCampaignsOfWhichOnlyFamiliesAndWormsAreSome() {
        assertThat(Stream.of(CampaignKind.values()).map(CampaignKind::label))
                .containsExactly("family", "worm", "tool", "probe", "habit");
        assertThat(Stream.of(CampaignKind.values()).filter(CampaignKind::isCampaign))
                .containsExactly(CampaignKind.FAMILY, CampaignKind.WORM);
    }

    @Test
    void stagesGoFromConnectingToHarm() {
        assertThat(Stage.IMPACT).isGreaterThan(Stage.PERSISTENCE);
        assertThat(Stage.PERSISTENCE).isGreaterThan(Stage.EXECUTION);
        assertThat(Stage.ACCESS).isGreaterThan(Stage.CREDENTIALS);
        assertThat(Stream.of(Stage.values()).min(Comparator.naturalOrder())).contains(Stage.CONNECT);
    }
}
