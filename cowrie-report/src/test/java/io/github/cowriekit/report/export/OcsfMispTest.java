package io.github.cowriekit.report.export;

import static io.github.cowriekit.report.fixtures.ExportFixtures.accused;
import static io.github.cowriekit.report.fixtures.ExportFixtures.dropper;
import static io.github.cowriekit.report.fixtures.ExportFixtures.json;
import static io.github.cowriekit.report.fixtures.WrittenReports.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.assessment.technique.Techniques;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.report.AttackTechnique;
import io.github.cowriekit.report.ExportOptions;
import io.github.cowriekit.report.Reports;
import io.github.cowriekit.report.Tlp;
import io.github.cowriekit.report.fixtures.Assessed;
import io.github.cowriekit.report.fixtures.Diary;
import io.github.cowriekit.report.fixtures.ExportFixtures;
import io.github.cowriekit.report.fixtures.PublishedSchemas;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OcsfMispTest {
    private static final ExportOptions WITH_TECHNIQUES = ExportOptions.all()
            .techniques(
                    session -> List.of(ExportFixtures.TECHNIQUE, new AttackTechnique("T1110", "a \"quoted\" name")));

    private static List<EnrichedSession> sessions() {
        List<EnrichedSession> sessions = new ArrayList<>(Diary.sessions());
        sessions.addAll(ExportFixtures.evil());
        return sessions;
    }

    @Test
    void writesOneFindingPerSession() {
        List<EnrichedSession> sessions = sessions();
        String text = write(Reports.ocsf(WITH_TECHNIQUES), sessions);
        assertThat(text.lines())
                .hasSameSizeAs(sessions)
                .allSatisfy(line -> assertThat(PublishedSchemas.ofOcsf(line)).isEmpty());
        ExportFixtures.assertAscii(text);
    }

    @Test
    void findsWhatHappened() {
        JsonNode finding = json(write(Reports.ocsf(WITH_TECHNIQUES), List.of(Diary.perlBot())));
        assertThat(finding.get("severity").asText()).isEqualTo("High");
        assertThat(finding.get("observables"))
                .extracting(node -> node.get("value").asText())
                .containsExactly("45.79.54.105", "103.52.134.51", "http://103.52.134.51/csx/perlNIK", Diary.PERL_BOT);
        assertThat(finding.at("/evidences/2/process/cmd_line").asText()).startsWith("wget");
        assertThat(finding.at("/finding_info/attacks/0"))
                .hasToString("{\"technique\":{\"uid\":\"T1105\",\"name\":\"Ingress Tool Transfer\"},"
                        + "\"tactic\":{\"uid\":\"TA0011\",\"name\":\"Command and Control\"},\"version\":\""
                        + Techniques.ATTACK_VERSION + "\"}");
    }

    @Test
    void tellsSubTechniquesFromTechniques() {
        ExportOptions options = ExportOptions.all()
                .techniques(session -> List.of(ExportFixtures.TWO_TACTICS, ExportFixtures.WITHOUT_TACTICS));
        String line = write(Reports.ocsf(options), List.of(Diary.perlBot()));
        JsonNode attacks = json(line).at("/finding_info/attacks");

        assertThat(PublishedSchemas.ofOcsf(line)).isEmpty();
        assertThat(attacks.get(0).get("technique"))
                .hasToString("{\"uid\":\"T1098\",\"name\":\"Account Manipulation\"}");
        assertThat(attacks.get(0).get("sub_technique"))
                .hasToString("{\"uid\":\"T1098.004\",\"name\":\"SSH Authorized Keys\"}");
        assertThat(attacks.get(0).at("/tactic/name").asText()).isEqualTo("Persistence");
        assertThat(attacks.get(1).get("technique")).hasToString("{\"uid\":\"T1110\"}");
        assertThat(attacks.get(1).has("tactic")).isFalse();
    }

    @Test
    void tagsTechniquesAsTheGalaxyNamesThem() {
        ExportOptions options = ExportOptions.all().techniques(session -> List.of(ExportFixtures.SUB_TECHNIQUE));
        JsonNode object =
                json(write(Reports.misp(options), List.of(Diary.perlBot()))).at("/Event/Object/0");

        assertThat(object.at("/Attribute/0/Tag/0/name").asText())
                .isEqualTo("misp-galaxy:mitre-attack-pattern=\"Unix Shell - T1059.004\"");
        assertThat(object.get("comment").asText())
                .endsWith("; techniques of MITRE ATT&CK " + Techniques.ATTACK_VERSION);
    }

    @Test
    void keepsToMispsFormat() {
        for (List<EnrichedSession> sessions : List.of(sessions(), List.<EnrichedSession>of())) {
            String event = write(Reports.misp(WITH_TECHNIQUES), sessions);
            assertThat(PublishedSchemas.ofMisp(event)).isEmpty();
            ExportFixtures.assertAscii(event);
        }
    }

    @Test
    void givesEveryObjectOfAnEventOnce() {
        List<EnrichedSession> sessions = sessions();
        JsonNode event =
                json(write(Reports.misp(ExportOptions.all()), sessions)).get("Event");
        List<String> ids = event.findValuesAsText("uuid");
        List<JsonNode> objects = new ArrayList<>();
        event.get("Object").forEach(objects::add);

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(objects.stream().filter(object -> object.get("name").asText().equals("cowrie")))
                .hasSameSizeAs(sessions);
    }

    @Test
    void tellsConclusions() {
        List<Assessment> assessed = List.of(Assessed.of(Diary.datacenter(), "x"));
        JsonNode object = json(write(Reports.misp(), assessed)).at("/Event/Object/0");
        JsonNode finding = json(write(Reports.ocsf(), assessed));

        assertThat(object.get("comment").asText())
                .isEqualTo(
                        "SSH honeypot session: logged in, 19 commands, 2 files; likely automated (-2.5); interest 45;"
                                + " perhaps hosting; campaign outlaw-mdrfckr; tool echo-xsec;"
                                + " techniques of MITRE ATT&CK " + Techniques.ATTACK_VERSION);
        assertThat(object.at("/Attribute/0/Tag"))
                .extracting(tag -> tag.get("name").asText())
                .containsExactly(
                        "misp-galaxy:mitre-attack-pattern=\"SSH Authorized Keys - T1098.004\"",
                        "cowriekit:verdict=\"likely automated\"",
                        "cowriekit:campaign=\"outlaw-mdrfckr\"");
        assertThat(finding.get("risk_score").asInt()).isEqualTo(45);
        assertThat(finding.get("risk_level").asText()).isEqualTo("Low");
        assertThat(finding.at("/unmapped/verdict").asText()).isEqualTo("likely automated");
        assertThat(finding.at("/unmapped/score").asDouble()).isEqualTo(-2.5);
        assertThat(finding.at("/unmapped/campaigns/0").asText()).isEqualTo("outlaw-mdrfckr");
        assertThat(PublishedSchemas.ofOcsf(finding.toString())).isEmpty();
    }

    @Test
    void refersToWhatASessionFetched() {
        JsonNode objects = json(write(Reports.misp(), List.of(Diary.perlBot(), Diary.perlBot())))
                .at("/Event/Object");
        assertThat(objects)
                .extracting(
                        object -> object.get("name").asText(),
                        object -> object.path("ObjectReference").findValuesAsText("relationship_type"))
                .containsExactly(
                        tuple("cowrie", List.of("downloaded-from", "downloaded")),
                        tuple("cowrie", List.of("downloaded-from", "downloaded")),
                        tuple("url", List.of()),
                        tuple("file", List.of("downloaded-from")));
    }

    @Test
    void alertsOfMoreThanALoginWithACommand() {
        EnrichedSession session = EnrichedSession.of(ExportFixtures.session("a", "45.79.54.105")
                .logins(List.of(Diary.login("2026-03-01T10:00:00Z", "x")))
                .commands(List.of(Diary.command("id")))
                .build());
        assertThat(json(write(Reports.ocsf(), List.of(session))).get("is_alert").asBoolean())
                .isFalse();
        assertThat(json(write(Reports.ocsf(), List.of(Diary.perlBot())))
                        .get("is_alert")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void sharesNeitherTheHoneypotNorPrivateAddresses() {
        EnrichedSession session = EnrichedSession.of(ExportFixtures.session("a", "192.168.1.5")
                .sensor("my-sensor")
                .destination(new Endpoint("45.79.54.1", 22))
                .build());
        assertThat(write(Reports.misp(ExportOptions.all()), List.of(session)))
                .doesNotContain("192.168.1.5")
                .doesNotContain("my-sensor")
                .doesNotContain("45.79.54.1");
    }

    @Test
    void detectsVisitorsAndWhatSourcesCallMalicious() {
        JsonNode event = json(write(
                Reports.misp(ExportOptions.sharing().marking(Tlp.GREEN)),
                List.of(
                        accused(dropper(
                                "a", "45.79.54.105", "http://103.52.134.51/x", "103.52.134.51", "ab".repeat(32))),
                        Diary.vpn())));
        List<String> detected = new ArrayList<>();
        event.findValues("Attribute")
                .forEach(list -> list.forEach(attribute -> {
                    if (attribute.get("to_ids").asBoolean()) {
                        detected.add(attribute.get("value").asText());
                    }
                }));
        assertThat(detected)
                .containsExactly(
                        "45.79.54.105",
                        "43.154.116.34",
                        "http://103.52.134.51/x",
                        "103.52.134.51",
                        "ab".repeat(32),
                        Diary.KEYS_FILE);
        assertThat(event.at("/Event/Tag/0/name").asText()).isEqualTo("tlp:green");
    }
}
