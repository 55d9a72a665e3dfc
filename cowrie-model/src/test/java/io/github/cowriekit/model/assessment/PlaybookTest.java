package io.github.cowriekit.model.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlaybookTest {
    private static Playbook playbook(List<CampaignMatch> campaigns, List<CampaignMatch> tools) {
        return new Playbook(
                null, null, null, 0, List.of(), List.of(), List.of(), List.of(), campaigns, tools, List.of());
    }

    private static CampaignMatch match(String name, CampaignKind kind) {
        return new CampaignMatch(name, kind, List.of("comment " + name), "a report");
    }

    @Test
    void isOfTheFirstFamilyOrWorm() {
        Playbook playbook = playbook(
                List.of(match("mozi", CampaignKind.WORM), match("redtail", CampaignKind.FAMILY)),
                List.of(match("zgrab", CampaignKind.TOOL)));

        assertThat(playbook.family()).contains("mozi");
    }

    @Test
    void isOfNoFamilyBecauseOfATool() {
        assertThat(playbook(List.of(), List.of(match("zgrab", CampaignKind.TOOL)))
                        .family())
                .isEmpty();
    }
}
