package io.github.cowriekit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds {@code docs/session.schema.json} and what is written against each other. */
@NullUnmarked
class SessionSchemaTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static JsonNode document;
    private static Schema schema;

    @BeforeAll
    static void readSchema() throws IOException {
        String text = Files.readString(Path.of("..", "docs", "session.schema.json"));
        document = MAPPER.readTree(text);
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text, InputFormat.JSON);
    }

    static Stream<Arguments> sessions() {
        return Stream.concat(
                Stream.of(argumentSet("usual", UsualSession.enriched())),
                LongStream.range(0, 60)
                        .mapToObj(seed -> argumentSet("seed " + seed, new RandomRecords(seed).next(type(seed)))));
    }

    private static Class<? extends SessionRecord> type(long seed) {
        return seed % 2 == 0 ? EnrichedSession.class : Assessment.class;
    }

    @ParameterizedTest
    @MethodSource("sessions")
    void acceptsEveryLineThatIsWritten(SessionRecord session) {
        assertThat(schema.validate(SessionJson.toJson(session), InputFormat.JSON))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("sessions")
    void declaresEveryKeyThatIsWritten(SessionRecord session) throws IOException {
        List<String> undeclared = new ArrayList<>();
        walk(document, MAPPER.readTree(SessionJson.toJson(session)), "", undeclared, new TreeSet<>());
        assertThat(undeclared).isEmpty();
    }

    @Test
    @Tag("slow")
    void declaresNoKeyThatIsNeverWritten() throws IOException {
        Set<String> written = new TreeSet<>();
        for (long seed = 0; seed < 4_000; seed++) {
            String json = SessionJson.toJson(new RandomRecords(seed).next(type(seed)));
            walk(document, MAPPER.readTree(json), "", new ArrayList<>(), written);
        }
        Set<String> declared = new TreeSet<>();
        document.get("properties").fieldNames().forEachRemaining(key -> declared.add("#." + key));
        document.get("$defs")
                .properties()
                .forEach(definition -> definition
                        .getValue()
                        .path("properties")
                        .fieldNames()
                        .forEachRemaining(key -> declared.add("#/$defs/" + definition.getKey() + "." + key)));
        assertThat(written).containsExactlyElementsOf(declared);
    }

    @Test
    void acceptsTheLeastSession() {
        assertThat(schema.validate(session(""), InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"id\":\"a\"}", "{\"id\":\"a\",\"end\":\"closed\"}"})
    void refusesWhatIsNoSession(String json) {
        assertThat(schema.validate(json, InputFormat.JSON)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "end",
                "logins",
                "commands",
                "otherLines",
                "downloads",
                "uploads",
                "forwards",
                "recordings",
                "notices"
            })
    void requires(String key) throws IOException {
        ObjectNode session = (ObjectNode) MAPPER.readTree(session(""));
        assertThat(session.remove(key)).isNotNull();
        assertThat(schema.validate(session.toString(), InputFormat.JSON)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"end\":\"gone\"",
                "\"sensor\":null",
                "\"durationSeconds\":\"1\"",
                "\"startedAt\":\"2023-05-24T06:23:58+02:00\"",
                "\"commands\":[{}]",
                "\"logins\":[{\"username\":\"a\"}]",
                "\"enrichment\":[{\"observable\":{\"type\":\"ip\",\"value\":\"192.0.2.7\"},"
                        + "\"source\":\"s\",\"status\":\"skipped\"}]",
            })
    void refusesASessionWith(String member) {
        assertThat(schema.validate(session("," + member), InputFormat.JSON)).isNotEmpty();
    }

    /** Returns the least session with more members, which come last and so count. */
    private static String session(String more) {
        String least =
                SessionJson.toJson(Session.builder("a", SessionEnd.CLOSED).build());
        return least.substring(0, least.length() - 1) + more + "}";
    }

    @Test
    void acceptsTheKindOfAThirdPartyAndNoOtherFormOfOurs() {
        assertThat(schema.validate(found("{\"kind\":\"weather\",\"rain\":[1]}"), InputFormat.JSON))
                .isEmpty();
        assertThat(schema.validate(found("{\"kind\":\"custom\",\"rain\":[1]}"), InputFormat.JSON))
                .isNotEmpty();
        assertThat(schema.validate(found("{\"rain\":[1]}"), InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void tellsTheKindsOfThirdPartiesFromAllOfOurs() {
        Set<String> ours = new TreeSet<>();
        Set<String> others = new TreeSet<>();
        for (JsonNode option : document.at("/$defs/facts/oneOf")) {
            JsonNode kind = resolve(option).at("/properties/kind");
            kind.at("/not/enum").forEach(name -> others.add(name.asText()));
            if (kind.has("const")) {
                ours.add(kind.get("const").asText());
            }
        }
        assertThat(others).hasSizeGreaterThan(30).isEqualTo(ours);
    }

    private static String found(String facts) {
        return session(",\"enrichment\":[{\"observable\":{\"type\":\"ip\",\"value\":\"192.0.2.7\"},"
                + "\"source\":\"s\",\"status\":\"found\",\"fetchedAt\":\"2026-01-02T03:04:05.000000Z\",\"facts\":"
                + facts
                + "}]");
    }

    @Test
    void knowsEveryReasonWithoutAnAnswer() {
        List<String> labels = new ArrayList<>();
        document.at("/$defs/result/properties/reason/enum").forEach(label -> labels.add(label.asText()));
        assertThat(labels)
                .containsExactlyElementsOf(
                        Arrays.stream(Reason.values()).map(Reason::label).toList());
    }

    @Test
    void describesEveryKey() {
        List<String> silent = new ArrayList<>();
        describe(document, "#", silent);
        document.get("$defs").properties().forEach(entry -> describe(entry.getValue(), entry.getKey(), silent));
        assertThat(silent).isEmpty();
    }

    private static void describe(JsonNode object, String name, List<String> silent) {
        for (Map.Entry<String, JsonNode> property : object.path("properties").properties()) {
            JsonNode described = property.getValue();
            if (!described.has("description") && !resolve(described).has("description")) {
                silent.add(name + "." + property.getKey());
            }
        }
    }

    private static void walk(
            JsonNode schema, JsonNode value, String name, List<String> undeclared, Set<String> written) {
        JsonNode resolved = resolve(schema);
        String here = schema.has("$ref") ? schema.get("$ref").asText() : name.isEmpty() ? "#" : name;
        if (resolved.has("oneOf")) {
            for (JsonNode option : resolved.get("oneOf")) {
                if (resolve(option).at("/properties/kind/const").equals(value.get("kind"))) {
                    walk(option, value, here, undeclared, written);
                    return;
                }
            }
            undeclared.add(here + " of kind " + value.get("kind"));
        } else if (value.isArray()) {
            value.forEach(element -> walk(resolved.path("items"), element, here, undeclared, written));
        } else if (value.isObject() && resolved.has("properties")) {
            for (Map.Entry<String, JsonNode> member : value.properties()) {
                JsonNode declared = resolved.get("properties").get(member.getKey());
                if (declared == null) {
                    undeclared.add(here + "." + member.getKey());
                } else {
                    written.add(here + "." + member.getKey());
                    walk(declared, member.getValue(), here + "." + member.getKey(), undeclared, written);
                }
            }
        } else if (value.isObject() && !"object".equals(resolved.path("type").asText())) {
            undeclared.add(here + " as an object");
        }
    }

    private static JsonNode resolve(JsonNode schema) {
        return schema.has("$ref") ? document.at(schema.get("$ref").asText().substring(1)) : schema;
    }
}
