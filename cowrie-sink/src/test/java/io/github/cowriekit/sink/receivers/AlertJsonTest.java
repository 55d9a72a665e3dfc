package io.github.cowriekit.sink.receivers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cowriekit.sink.internal.alert.AlertJson;
import io.github.cowriekit.sink.spi.Alert;
import io.github.cowriekit.sink.spi.AlertKind;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AlertJsonTest {
    @Test
    void saysEverythingInOneShape() {
        assertThat(AlertJson.toJson(Samples.alert(Map.of("username", "root", "password", "1234"))))
                .isEqualTo("{\"id\":\"00000000-0000-5000-8000-000000000001\",\"kind\":\"new-key\","
                        + "\"time\":\"2026-03-01T10:00:00.123456789Z\",\"sensor\":\"sensor-1\",\"session\":\"a1b2c3d4\","
                        + "\"source_ip\":\"203.0.113.7\",\"protocol\":\"ssh\","
                        + "\"details\":{\"password\":\"1234\",\"username\":\"root\"}}");
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        Alert alert = new Alert(new UUID(0, 1), AlertKind.LOGIN, Samples.START, null, "a1b2c3d4", null, null, Map.of());

        assertThat(AlertJson.toJson(alert)).doesNotContain("sensor", "source_ip", "protocol", "null");
    }

    @Test
    void isVisibleAsciiThatReceiversCanStore() throws Exception {
        String json = AlertJson.toJson(Samples.alert(Map.of("input", Samples.HOSTILE)));

        assertThat(json).matches("[ -~]+");
        JsonNode details = new ObjectMapper().readTree(json).path("details");
        assertThat(details.path("input").asText())
                .isEqualTo(Samples.HOSTILE.replace('\u0000', '\ufffd').replace('\ud800', '\ufffd'));
    }

    @Test
    void countsWhatIsTooLong() throws Exception {
        String json = AlertJson.toJson(Samples.alert(Map.of("input", "x".repeat(100_000))));

        assertThat(new ObjectMapper().readTree(json).at("/details/input").asText())
                .hasSize(8_000 + "… (+92000 characters)".length())
                .endsWith("… (+92000 characters)");
    }
}
