package io.github.cowriekit.report;

import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.assessment.CampaignKind;
import io.github.cowriekit.model.assessment.CampaignMatch;
import io.github.cowriekit.model.assessment.Confidence;
import io.github.cowriekit.model.assessment.Evidence;
import io.github.cowriekit.model.assessment.EvidenceGroup;
import io.github.cowriekit.model.assessment.Intent;
import io.github.cowriekit.model.assessment.Interest;
import io.github.cowriekit.model.assessment.KnownFile;
import io.github.cowriekit.model.assessment.Operator;
import io.github.cowriekit.model.assessment.OperatorVerdict;
import io.github.cowriekit.model.assessment.Origin;
import io.github.cowriekit.model.assessment.Playbook;
import io.github.cowriekit.model.assessment.SessionCategory;
import io.github.cowriekit.model.assessment.Stage;
import io.github.cowriekit.model.assessment.history.ClusterLink;
import io.github.cowriekit.model.assessment.history.HistoryScope;
import io.github.cowriekit.model.assessment.technique.AttemptedTechnique;
import io.github.cowriekit.model.assessment.technique.TechniqueMatch;
import io.github.cowriekit.model.assessment.technique.TechniqueRule;
import io.github.cowriekit.model.assessment.technique.Techniques;
import io.github.cowriekit.model.intel.Attributed;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.NetworkKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Assessments of sessions, as an analysis would make them. */
final class Assessed {
    static final String PLAYBOOK = "12".repeat(32);

    private static final Instant FIRST = Instant.parse("2023-05-20T10:00:00Z");

    private Assessed() {}

    /** Returns the sessions of the diary, assessed. */
    static List<Assessment> diary() {
        return Diary.sessions().stream().map(session -> of(session, "plain")).toList();
    }

    /** Returns an assessment that has the payload wherever a conclusion repeats what somebody else wrote. */
    static Assessment of(EnrichedSession session, String payload) {
        return of(session, payload, 45);
    }

    static Assessment of(EnrichedSession session, String payload, int interest) {
        OperatorVerdict operator = OperatorVerdict.builder(Operator.LIKELY_AUTOMATED)
                .score(-2.5)
                .evidence(List.of(
                        evidence("T3", 0.8, "first command after 1.25 s (1-5 s: 28.4 % of automatic sessions)"),
                        evidence(
                                "C1",
                                -1.5,
                                "client " + payload + " (56.5 % of automatic, 0 % of hand-driven sessions)"),
                        evidence("C3", -2.5, "commands without a terminal")))
                .notAvailable(Map.of("K1", "no recording"))
                .build();
        Origin origin = new Origin(
                null,
                List.of(new Attributed<>(NetworkKind.HOSTING, "reversedns", Diary.FETCHED, null)),
                List.of(),
                null,
                List.of());
        TechniqueRule rule = new TechniqueRule(
                "A45",
                "T1098.004",
                "Account Manipulation: SSH Authorized Keys",
                List.of("persistence", "privilege-escalation"),
                "persistence.ssh_key",
                Confidence.HIGH);
        return Assessment.builder(session, operator, origin)
                .techniques(new Techniques(
                        SessionCategory.CMD,
                        Set.of(),
                        Stage.PERSISTENCE,
                        Intent.PERSISTENCE,
                        List.of(new AttemptedTechnique(new TechniqueMatch(rule, payload), 0, 1))))
                .playbook(new Playbook(
                        PLAYBOOK,
                        PLAYBOOK,
                        PLAYBOOK,
                        2,
                        List.of(payload),
                        List.of(),
                        List.of(payload),
                        List.of(payload),
                        List.of(new CampaignMatch("outlaw-mdrfckr", CampaignKind.FAMILY, List.of(payload), "a report")),
                        List.of(new CampaignMatch("echo-xsec", CampaignKind.TOOL, List.of(payload), "a report")),
                        List.of(new KnownFile(Diary.HOSTS_DENY, "one newline", true))))
                .cluster(new ClusterLink(
                        "outlaw-mdrfckr", ClusterLink.Reason.SAME_SEQUENCE, payload, 7, 3, FIRST, FIRST.plusSeconds(9)))
                .interest(Interest.of(List.of(
                        new Interest.Reason(
                                "unknown-file", Interest.Side.RARITY, interest, payload, "no scanner knows a file"),
                        new Interest.Reason("known-campaign", Interest.Side.RARITY, 0, payload, "a known campaign"))))
                .history(new HistoryScope(1_200, FIRST, true, false))
                .build();
    }

    private static Evidence evidence(String id, double weight, String sentence) {
        return new Evidence(id, EvidenceGroup.TIME, weight, "observed", sentence, "a study");
    }
}
