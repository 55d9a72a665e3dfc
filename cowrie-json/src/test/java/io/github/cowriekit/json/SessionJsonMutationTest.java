package io.github.cowriekit.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cowriekit.model.intel.EnrichedSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in a line that is no session: nothing but the exception that is documented comes out. */
@Tag("slow")
class SessionJsonMutationTest {
    private final JsonMapper mapper = new JsonMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "\"\"",
                "\"x\"",
                "\"\\ud800\"",
                "-1",
                "1e300",
                "9223372036854775807",
                "99999999999999999999999999",
                "true",
                "[]",
                "[null]",
                "{}",
                "\"+999999999-12-31T23:59:59.999999999Z\"",
                "\"-1000000000-01-01T00:00:00Z\""
            })
    void isReadOrRefused(String value) throws Exception {
        JsonNode replacement = mapper.readTree(value);
        for (EnrichedSession session : sessions()) {
            JsonNode line = mapper.readTree(SessionJson.toJson(session));
            List<Runnable[]> places = new ArrayList<>();
            collect(line, replacement, places);
            assertThat(places).isNotEmpty();
            TreeSet<String> others = new TreeSet<>();
            for (Runnable[] place : places) {
                place[0].run();
                try {
                    SessionJson.read(line.toString());
                } catch (SessionJsonException expected) {
                    assertThat(expected).hasMessageStartingWith("line 1: ");
                } catch (RuntimeException | StackOverflowError e) {
                    others.add(e.toString());
                }
                place[1].run();
            }
            assertThat(others).isEmpty();
        }
    }

    /** Returns small ones, since every place of a line costs a reading of all of it. */
    private static List<EnrichedSession> sessions() {
        List<EnrichedSession> sessions = new ArrayList<>();
        sessions.add(EnrichedSession.of(UsualSession.session()));
        sessions.add(new RandomRecords(2).next(EnrichedSession.class));
        UsualSession.facts().forEach(facts -> sessions.add(UsualSession.with(facts)));
        return sessions;
    }

    @Test
    void isRefusedHoweverDeepItIs() {
        String deep =
                "{\"id\":\"a\",\"end\":\"closed\",\"commands\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        try {
            SessionJson.read(deep);
        } catch (SessionJsonException expected) {
            assertThat(expected).hasMessageStartingWith("line 1: ");
        }
    }

    /** Adds how to replace, and how to restore, each value. */
    private static void collect(JsonNode node, JsonNode replacement, List<Runnable[]> places) {
        if (node instanceof ObjectNode object) {
            List<Map.Entry<String, JsonNode>> members = new ArrayList<>(object.properties());
            for (Map.Entry<String, JsonNode> member : members) {
                String name = member.getKey();
                JsonNode value = member.getValue();
                places.add(new Runnable[] {() -> object.set(name, replacement), () -> object.set(name, value)});
                collect(value, replacement, places);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int place = i;
                JsonNode value = array.get(i);
                places.add(new Runnable[] {() -> array.set(place, replacement), () -> array.set(place, value)});
                collect(value, replacement, places);
            }
        }
    }
}
