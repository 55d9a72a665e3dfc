package io.github.cowriekit.report.export;

import static io.github.cowriekit.report.fixtures.ExportFixtures.json;
import static io.github.cowriekit.report.fixtures.WrittenReports.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cowriekit.model.assessment.technique.Techniques;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.report.ExportOptions;
import io.github.cowriekit.report.Reports;
import io.github.cowriekit.report.fixtures.Assessed;
import io.github.cowriekit.report.fixtures.Diary;
import io.github.cowriekit.report.fixtures.ExportFixtures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EcsTest {
    /** Name and type of the fields that the schema publishes. */
    private static final Map<String, String> FIELDS = ExportFixtures.resource("ecs-9.4.0-fields.txt")
            .lines()
            .filter(line -> !line.startsWith("#"))
            .collect(Collectors.toMap(line -> line.split(" ")[0], line -> line.split(" ")[1]));

    /** What docs/exports.md says is not of the schema. */
    private static final Set<String> NOT_OF_THE_SCHEMA = Set.of("cowrie", "user.password", "ssh.client");

    private static final ExportOptions WITH_TECHNIQUES =
            ExportOptions.all().techniques(session -> List.of(ExportFixtures.TECHNIQUE, ExportFixtures.SUB_TECHNIQUE));

    private static List<JsonNode> documents(List<EnrichedSession> sessions) {
        List<String> lines =
                write(Reports.ecs(WITH_TECHNIQUES), sessions).lines().toList();
        List<JsonNode> documents = new ArrayList<>();
        for (int i = 0; i < lines.size(); i += 2) {
            assertThat(json(lines.get(i)).at("/index/_id").asText())
                    .isEqualTo(json(lines.get(i + 1)).at("/event/id").asText())
                    .hasSize(36);
            documents.add(json(lines.get(i + 1)));
        }
        return documents;
    }

    @Test
    void usesTheFieldsAndTypesOfTheSchema() {
        List<String> wrong = new ArrayList<>();
        List<EnrichedSession> sessions = new ArrayList<>(Diary.sessions());
        sessions.addAll(ExportFixtures.evil());
        for (JsonNode document : documents(sessions)) {
            walk(document, "", wrong);
        }
        assertThat(wrong).isEmpty();
    }

    private static void walk(JsonNode value, String name, List<String> wrong) {
        if (NOT_OF_THE_SCHEMA.contains(name)) {
            return;
        }
        if (value.isObject()) {
            value.properties()
                    .forEach(member ->
                            walk(member.getValue(), (name.isEmpty() ? "" : name + ".") + member.getKey(), wrong));
            return;
        }
        String type = FIELDS.get(name);
        boolean fits = type != null
                && switch (type) {
                    case "string" -> value.isTextual();
                    case "strings" -> value.isArray() || value.isTextual();
                    case "number" -> value.isNumber();
                    default -> false;
                };
        if (!fits) {
            wrong.add(name + " " + value + " for " + type);
        }
    }

    @Test
    void usesTheCategoriesOfTheSchema() {
        for (JsonNode document : documents(Diary.sessions())) {
            assertThat(document.at("/event/kind").asText()).isEqualTo("event");
            assertThat(document.at("/event/category"))
                    .extracting(JsonNode::asText)
                    .isSubsetOf("network", "session", "intrusion_detection");
            assertThat(document.at("/event/type")).extracting(JsonNode::asText).isSubsetOf("connection", "info");
            assertThat(document.at("/event/outcome").asText()).isIn("success", "failure", "unknown");
            assertThat(document.at("/ecs/version").asText()).isEqualTo("9.4.0");
        }
    }

    @Test
    void writesOneDocumentPerSession() {
        List<EnrichedSession> evil = ExportFixtures.evil();
        List<JsonNode> documents = documents(evil);
        Set<String> ids = new HashSet<>();
        documents.forEach(document -> ids.add(document.at("/event/id").asText()));

        assertThat(documents).hasSameSizeAs(evil);
        assertThat(ids).hasSameSizeAs(evil);
        ExportFixtures.assertAscii(write(Reports.ecs(), evil));
    }

    @Test
    void putsOnlyAddressesIntoFieldsForAddresses() {
        EnrichedSession anonymous = EnrichedSession.of(
                ExportFixtures.session("a", "6f1ed002ab5595859014ebf0951522d9").build());
        JsonNode source = documents(List.of(anonymous)).get(0).get("source");
        assertThat(source.get("address").asText()).isEqualTo("6f1ed002ab5595859014ebf0951522d9");
        assertThat(source.has("ip")).isFalse();
    }

    @Test
    void tellsNetworkAndTechniques() {
        JsonNode document = documents(List.of(Diary.datacenter())).get(0);
        assertThat(document.at("/source/as/number").asLong()).isEqualTo(14061);
        assertThat(document.at("/source/as/organization/name").asText()).isEqualTo("DIGITALOCEAN-ASN");
        assertThat(document.at("/source/geo/country_iso_code").asText()).isEqualTo("US");
        assertThat(document.at("/threat/technique/id"))
                .extracting(JsonNode::asText)
                .containsExactly("T1105", "T1059");
        assertThat(document.at("/threat/technique/name"))
                .extracting(JsonNode::asText)
                .containsExactly("Ingress Tool Transfer", "Command and Scripting Interpreter");
        assertThat(document.at("/threat/technique/subtechnique"))
                .hasToString("{\"id\":[\"T1059.004\"],\"name\":[\"Unix Shell\"]}");
        assertThat(document.at("/threat/tactic"))
                .hasToString("{\"id\":[\"TA0002\",\"TA0011\"],\"name\":[\"Execution\",\"Command and Control\"]}");
        assertThat(document.at("/threat/framework").asText()).isEqualTo("MITRE ATT&CK");
        assertThat(document.at("/cowrie/attack_version").asText()).isEqualTo(Techniques.ATTACK_VERSION);
        assertThat(document.at("/event/duration").asLong()).isEqualTo(10_400_000_000L);
    }

    @Test
    void tellsConclusions() {
        JsonNode document = json(write(Reports.ecs(), List.of(Assessed.of(Diary.datacenter(), "x")))
                .lines()
                .toList()
                .get(1));
        assertThat(document.at("/event/risk_score").asInt()).isEqualTo(45);
        assertThat(document.at("/cowrie/verdict").asText()).isEqualTo("likely automated");
        assertThat(document.at("/cowrie/score").asDouble()).isEqualTo(-2.5);
        assertThat(document.at("/cowrie/campaigns")).hasToString("[\"outlaw-mdrfckr\"]");
        assertThat(document.at("/cowrie/network_kind").asText()).isEqualTo("hosting");
        assertThat(document.at("/cowrie/network_hints")).hasToString("[\"hosting\"]");
        assertThat(document.at("/cowrie/anonymized").asBoolean()).isFalse();
    }

    @Test
    void namesWhatDashboardsLookFor() {
        JsonNode document = documents(List.of(Diary.perlBot())).get(0);
        assertThat(document.get("user")).hasToString("{\"name\":\"root\",\"password\":\"qwerty123456\"}");
        assertThat(document.at("/file/hash/sha256").asText()).isEqualTo(Diary.PERL_BOT);
        assertThat(document.at("/url/original").asText()).isEqualTo("http://103.52.134.51/csx/perlNIK");
        assertThat(document.at("/process/command_line").asText()).startsWith("wget -qO - ");
    }

    @Test
    void hasAMappingForEveryField() {
        JsonNode mappings = json(Reports.ecsTemplate()).at("/template/mappings");
        List<String> unmapped = new ArrayList<>();
        List<EnrichedSession> sessions = new ArrayList<>(Diary.sessions());
        sessions.addAll(ExportFixtures.evil());
        documents(sessions).forEach(document -> unmapped("", document, mappings, unmapped));
        assertThat(unmapped).isEmpty();
        assertThat(mappings.at("/properties/source/properties/ip/type").asText())
                .isEqualTo("ip");
    }

    private static void unmapped(String path, JsonNode value, JsonNode mapping, List<String> unmapped) {
        if (value.isArray()) {
            value.forEach(element -> unmapped(path, element, mapping, unmapped));
        } else if (value.isObject()) {
            value.properties()
                    .forEach(member -> unmapped(
                            path + "." + member.getKey(),
                            member.getValue(),
                            mapping.path("properties").path(member.getKey()),
                            unmapped));
        } else if (!mapping.has("type")) {
            unmapped.add(path);
        } else if (mapping.has("ignore_above")
                && mapping.get("ignore_above").asInt() < value.asText().length()
                && path.startsWith(".user")) {
            unmapped.add(path + " is too long to be found");
        }
    }

    @Test
    void namesNoTechniqueOrVersionWithoutAny() {
        JsonNode document = json(write(Reports.ecs(), List.of(Diary.datacenter()))
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow());
        assertThat(document.has("threat")).isFalse();
        assertThat(document.at("/cowrie/attack_version").isMissingNode()).isTrue();
    }

    @Test
    void leavesOutDurationsThatNoLongHolds() {
        EnrichedSession session = EnrichedSession.of(ExportFixtures.session("a", "45.79.54.105")
                .duration(Duration.ofSeconds(Long.MAX_VALUE))
                .build());
        assertThat(documents(List.of(session)).get(0).at("/event/duration").isMissingNode())
                .isTrue();
    }

    @Test
    void countsWhatItLeavesOut() {
        JsonNode cowrie = documents(ExportFixtures.evil()).stream()
                .map(document -> document.get("cowrie"))
                .filter(found -> found.get("session").asText().equals("large"))
                .findFirst()
                .orElseThrow();
        assertThat(cowrie.get("command_count").asLong()).isEqualTo(27_742);
        assertThat(cowrie.get("commands")).hasSize(100);
        assertThat(cowrie.get("file_count").asLong()).isEqualTo(10_000);
        assertThat(cowrie.get("files")).hasSize(200);
        assertThat(cowrie.at("/logins/0/password").asText()).endsWith("… (+57536 characters)");
    }
}
