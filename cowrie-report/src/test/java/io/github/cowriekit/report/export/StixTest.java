package io.github.cowriekit.report.export;

import static io.github.cowriekit.report.fixtures.ExportFixtures.accused;
import static io.github.cowriekit.report.fixtures.ExportFixtures.dropper;
import static io.github.cowriekit.report.fixtures.ExportFixtures.json;
import static io.github.cowriekit.report.fixtures.WrittenReports.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cowriekit.model.assessment.technique.Techniques;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.dshield.DshieldFacts;
import io.github.cowriekit.report.ExportOptions;
import io.github.cowriekit.report.Reports;
import io.github.cowriekit.report.Tlp;
import io.github.cowriekit.report.fixtures.Assessed;
import io.github.cowriekit.report.fixtures.Diary;
import io.github.cowriekit.report.fixtures.ExportFixtures;
import io.github.cowriekit.report.fixtures.PublishedSchemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StixTest {
    private static final ExportOptions WITH_TECHNIQUES =
            ExportOptions.all().techniques(session -> List.of(ExportFixtures.TECHNIQUE, ExportFixtures.SUB_TECHNIQUE));
    private static final ExportOptions WITH_ALL_KINDS = ExportOptions.all()
            .techniques(session -> List.of(ExportFixtures.TWO_TACTICS, ExportFixtures.WITHOUT_TACTICS));

    @Test
    @Tag("slow")
    void keepsToTheStandard() {
        for (List<EnrichedSession> sessions :
                List.of(Diary.sessions(), ExportFixtures.evil(), List.<EnrichedSession>of())) {
            for (ExportOptions options : List.of(WITH_TECHNIQUES, WITH_ALL_KINDS)) {
                String bundle = write(Reports.stix(options), sessions);
                assertThat(PublishedSchemas.ofStix(bundle)).isEmpty();
                ExportFixtures.assertAscii(bundle);
            }
        }
    }

    @Test
    void givesEveryObjectOnceAndRefersToNoOther() {
        List<EnrichedSession> twice = Stream.of(Diary.sessions(), ExportFixtures.evil(), Diary.sessions())
                .flatMap(List::stream)
                .toList();
        JsonNode objects = json(write(Reports.stix(WITH_TECHNIQUES), twice)).get("objects");
        List<String> ids = objects.findValuesAsText("id");
        List<String> references = new ArrayList<>();
        for (String key : List.of("source_ref", "target_ref", "src_ref", "created_by_ref")) {
            references.addAll(objects.findValuesAsText(key));
        }
        for (String key : List.of("object_refs", "sample_refs", "object_marking_refs")) {
            objects.findValues(key).forEach(list -> list.forEach(id -> references.add(id.asText())));
        }

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids).containsAll(references);
    }

    @Test
    void tellsWhoAttackedFromWhereWithWhat() {
        Map<String, List<JsonNode>> objects = byType(write(Reports.stix(WITH_TECHNIQUES), List.of(Diary.perlBot())));

        assertThat(objects.get("indicator"))
                .extracting(node -> node.get("pattern").asText())
                .containsExactly(
                        "[ipv4-addr:value = '45.79.54.105']",
                        "[file:hashes.'SHA-256' = '" + Diary.PERL_BOT + "']",
                        "[ipv4-addr:value = '103.52.134.51']",
                        "[url:value = 'http://103.52.134.51/csx/perlNIK']");
        assertThat(objects.get("malware"))
                .extracting(node -> node.get("name").asText())
                .containsExactly("trojan.perl/shellbot");
        assertThat(objects.get("infrastructure"))
                .extracting(node -> node.get("name").asText())
                .containsExactly("Download host 103.52.134.51");
        assertThat(objects.get("attack-pattern"))
                .extracting(node -> node.at("/external_references/0/url").asText())
                .containsExactly(
                        "https://attack.mitre.org/techniques/T1105/", "https://attack.mitre.org/techniques/T1059/004/");
        assertThat(objects.get("relationship"))
                .extracting(node -> node.get("source_ref").asText().split("--")[0] + " "
                        + node.get("relationship_type").asText() + " "
                        + node.get("target_ref").asText().split("--")[0])
                .containsOnlyOnce("infrastructure delivers malware", "infrastructure consists-of ipv4-addr")
                .contains(
                        "indicator based-on observed-data",
                        "indicator indicates malware",
                        "indicator indicates infrastructure",
                        "indicator indicates attack-pattern");
    }

    @Test
    void givesAttackPatternsTheNamePhasesAndVersionOfAttack() {
        List<JsonNode> patterns = byType(write(Reports.stix(WITH_ALL_KINDS), List.of(Diary.perlBot())))
                .getOrDefault("attack-pattern", List.of());

        assertThat(patterns.get(0).get("name").asText()).isEqualTo("SSH Authorized Keys");
        assertThat(patterns.get(0).at("/external_references/0/description").asText())
                .isEqualTo("MITRE ATT&CK Enterprise v" + Techniques.ATTACK_VERSION);
        assertThat(patterns.get(0).get("kill_chain_phases"))
                .hasToString("[{\"kill_chain_name\":\"mitre-attack\",\"phase_name\":\"persistence\"},"
                        + "{\"kill_chain_name\":\"mitre-attack\",\"phase_name\":\"privilege-escalation\"}]");
        assertThat(patterns.get(1).has("kill_chain_phases")).isFalse();
    }

    @Test
    void tellsConclusions() {
        Map<String, List<JsonNode>> objects =
                byType(write(Reports.stix(), List.of(Assessed.of(Diary.datacenter(), "x"))));

        assertThat(objects.getOrDefault("observed-data", List.of()).get(0).get("labels"))
                .extracting(JsonNode::asText)
                .containsExactly(
                        "verdict: likely automated",
                        "score: -2.5",
                        "interest: 45",
                        "network, perhaps: hosting",
                        "tool: echo-xsec");
        assertThat(objects.get("campaign"))
                .extracting(node -> node.get("name").asText())
                .containsExactly("outlaw-mdrfckr");
        assertThat(objects.get("autonomous-system"))
                .extracting(node -> node.get("number").asLong())
                .containsExactly(14061L);
    }

    @Test
    void callsAVisitorAnomalousUnlessASourceSaysMore() {
        EnrichedSession visit = EnrichedSession.of(Diary.vpn().session());
        DshieldFacts attacks = DshieldFacts.builder().attacks(3L).build();
        List<EnrichmentResult> answers = new ArrayList<>(Diary.vpn().results());
        answers.add(Diary.found("dshield", Observable.ip("43.154.116.34"), attacks));

        assertThat(typesOfFirst(visit)).hasToString("[\"anomalous-activity\"]");
        assertThat(typesOfFirst(new EnrichedSession(visit.session(), answers)))
                .hasToString("[\"malicious-activity\",\"anonymization\"]");
    }

    private static JsonNode typesOfFirst(EnrichedSession session) {
        return byType(write(Reports.stix(), List.of(session)))
                .getOrDefault("indicator", List.of())
                .get(0)
                .get("indicator_types");
    }

    @Test
    void leavesNothingAloneThatIsNotObserved() {
        // the second has no address that could be an indicator
        List<EnrichedSession> sessions =
                List.of(Diary.perlBot(), dropper("a", "10.0.0.1", "http://10.0.0.1/x", "10.0.0.1", "ab".repeat(32)));
        for (EnrichedSession session : sessions) {
            Map<String, List<JsonNode>> objects = byType(write(Reports.stix(WITH_TECHNIQUES), List.of(session)));
            List<String> related = new ArrayList<>();
            objects.getOrDefault("relationship", List.of())
                    .forEach(node -> related.addAll(List.of(
                            node.get("source_ref").asText(),
                            node.get("target_ref").asText())));
            assertThat(objects.get("attack-pattern"))
                    .hasSize(2)
                    .allSatisfy(
                            node -> assertThat(related).contains(node.get("id").asText()));
        }
    }

    @Test
    void givesProcessesIdsInTheFormOfVersion4() {
        assertThat(byType(write(Reports.stix(), Diary.sessions())).get("process"))
                .extracting(node -> node.get("id").asText())
                .doesNotHaveDuplicates()
                .allMatch(id ->
                        id.matches("process--[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
    }

    @Test
    void hasNoAttackPatternsUnlessTheyAreGiven() {
        assertThat(byType(write(Reports.stix(), Diary.sessions()))).doesNotContainKey("attack-pattern");
    }

    @Test
    void makesNoIndicatorOfTextThatACommandWrote() {
        // a line feed in /etc/hosts.deny; no source calls it malicious
        String bundle = write(Reports.stix(), List.of(Diary.vpn()));
        assertThat(byType(bundle).get("indicator"))
                .extracting(node -> node.get("pattern").asText())
                .contains("[file:hashes.'SHA-256' = '" + Diary.KEYS_FILE + "']")
                .noneMatch(pattern -> pattern.contains(Diary.HOSTS_DENY));
        assertThat(bundle).contains(Diary.HOSTS_DENY);
    }

    @Test
    void escapesPatterns() {
        String url = "http://103.52.134.51/'%5D%20OR%20[url:value='x";
        EnrichedSession session = accused(dropper("a", "45.79.54.105", url, "103.52.134.51", "ab".repeat(32)));
        assertThat(byType(write(Reports.stix(), List.of(session))).get("indicator"))
                .extracting(node -> node.get("pattern").asText())
                .contains("[url:value = 'http://103.52.134.51/\\'%5D%20OR%20[url:value=\\'x']");
    }

    @Test
    void sharesNothingOfPrivateNetworks() {
        EnrichedSession session = dropper("a", "192.168.1.5", "http://10.0.0.1/x.sh", "10.0.0.1", "ab".repeat(32));
        assertThat(write(Reports.stix(), List.of(session)))
                .contains("ab".repeat(32))
                .doesNotContain("192.168.1.5")
                .doesNotContain("\"url\"");
    }

    @Test
    void countsSessionsThatHoldNothingToShare() {
        EnrichedSession empty =
                EnrichedSession.of(ExportFixtures.session("a", "127.0.0.1").build());
        assertThat(byType(write(Reports.stix(ExportOptions.all()), List.of(empty, empty)))
                        .get("note"))
                .extracting(node -> node.get("content").asText())
                .containsExactly("2 sessions were left out, as they hold nothing that can be shared");
    }

    @Test
    void saysHowManyCommandsWereLeftOut() {
        assertThat(byType(write(Reports.stix(), ExportFixtures.evil())).get("observed-data"))
                .flatExtracting(node -> node.get("labels").valueStream().toList())
                .extracting(JsonNode::asText)
                .contains("27642 commands left out");
    }

    @ParameterizedTest
    @EnumSource
    void marksEveryObject(Tlp tlp) {
        JsonNode objects = json(write(Reports.stix(ExportOptions.sharing().marking(tlp)), Diary.sessions()))
                .get("objects");
        String id = objects.get(0).get("id").asText();
        assertThat(objects.get(0).at("/definition/tlp").asText()).isEqualTo(tlp == Tlp.CLEAR ? "white" : tlp.colour());
        for (int i = 2; i < objects.size(); i++) {
            assertThat(objects.get(i).at("/object_marking_refs/0").asText()).isEqualTo(id);
        }
    }

    private static Map<String, List<JsonNode>> byType(String bundle) {
        List<JsonNode> objects = new ArrayList<>();
        json(bundle).get("objects").forEach(objects::add);
        return objects.stream()
                .collect(Collectors.groupingBy(object -> object.get("type").asText()));
    }
}
