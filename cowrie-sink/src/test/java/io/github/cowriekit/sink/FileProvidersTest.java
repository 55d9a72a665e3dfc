package io.github.cowriekit.sink;

import static io.github.cowriekit.sink.fixtures.Visits.START;
import static io.github.cowriekit.sink.fixtures.Visits.dropper;
import static io.github.cowriekit.sink.fixtures.Visits.message;
import static io.github.cowriekit.sink.fixtures.Visits.visit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.sink.fixtures.FeedReader;
import io.github.cowriekit.sink.fixtures.Visits;
import io.github.cowriekit.sink.spi.Sink;
import io.github.cowriekit.sink.spi.SinkProvider;
import io.github.cowriekit.sink.spi.SinkSettingException;
import io.github.cowriekit.sink.spi.SinkSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileProvidersTest {
    @TempDir
    Path folder;

    @Test
    void makesDayFiles() throws Exception {
        Session now = visit("a", Instant.now());
        Session old = visit("b", Instant.now().minus(Duration.ofDays(9)));
        Map<String, Object> settings = Map.of("folder", folder.toString(), "keep_days", 7, "gzip", true);
        try (Sink sink = create("files", settings)) {
            sink.deliver(List.of(message(sink, now), message(sink, old)));
        }

        assertThat(folder).isDirectoryContaining("glob:**sessions-*.ndjson");
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    void makesAFeed() throws Exception {
        Map<String, Object> settings = Map.of(
                "folder", folder.toString(),
                "organisation", "Example CERT",
                "organisation_uuid", "55f6ea5e-2c60-40e5-964f-47a8950d210f",
                "name", "North",
                "tlp", "green",
                "min_interest", 60,
                "keep_days", 3650);
        try (Sink sink = create("misp-feed", settings)) {
            assertThat(sink.encode(visit("a", START))).isEmpty();
            sink.deliver(List.of(message(sink, dropper("b", START))));
        }

        JsonNode event = FeedReader.read(folder).event("2026-11-29");
        assertThat(event.path("info").asText()).isEqualTo("North, 2026-11-29");
        assertThat(event.path("Orgc").path("uuid").asText()).isEqualTo("55f6ea5e-2c60-40e5-964f-47a8950d210f");
        assertThat(event.path("Tag").get(0).path("name").asText()).isEqualTo("tlp:green");
    }

    @Test
    void makesASinkForKafkaWithPropertiesOfAFile() throws Exception {
        Path file = Files.writeString(folder.resolve("kafka.properties"), "compression.type=gzip\nlinger.ms=5\n");
        Map<String, Object> settings = Map.of(
                "bootstrap_servers", "127.0.0.1:1",
                "topic", "sessions",
                "alerts_topic", "alerts",
                "timeout_seconds", 5,
                "properties", file.toString());
        assertThatThrownBy(() -> create("kafka", settings))
                .isInstanceOf(SinkSettingException.class)
                .hasMessage("sink.x: the property linger.ms is set by the sink");

        Files.writeString(file, "compression.type=gzip\n");
        try (Sink sink = create("kafka", settings)) {
            assertThat(sink.encode(Visits.alert("x"))).isPresent();
        }
    }

    @Test
    void namesTheSettingThatIsWrong() {
        assertThatThrownBy(() -> create("files", Map.of())).hasMessage("sink.x.folder is missing");
        assertThatThrownBy(() -> create("files", Map.of("folder", "x", "keep_days", -1)))
                .hasMessageStartingWith("sink.x.keep_days ");
        assertThatThrownBy(() ->
                        create("misp-feed", Map.of("folder", "x", "organisation", "x", "organisation_uuid", "no")))
                .hasMessage("sink.x.organisation_uuid is no UUID");
        assertThatThrownBy(() -> create("misp-feed", Map.of("folder", "x", "organisation", " ")))
                .isInstanceOf(SinkSettingException.class)
                .hasMessage("sink.x: organisation is blank");
        assertThatThrownBy(() -> create("kafka", Map.of("bootstrap_servers", "127.0.0.1:1")))
                .hasMessage("sink.x.topic is missing");
        assertThatThrownBy(() -> create("kafka", Map.of("bootstrap_servers", "127.0.0.1:1", "topic", "a b")))
                .isInstanceOf(SinkSettingException.class)
                .hasMessageStartingWith("sink.x: no name of a topic");
        assertThatThrownBy(() -> create(
                        "kafka",
                        Map.of("bootstrap_servers", "127.0.0.1:1", "topic", "a", "properties", "/no/such/file")))
                .hasMessageStartingWith("sink.x.properties names a file that cannot be read");
    }

    private static Sink create(String type, Map<String, Object> values) {
        SinkProvider provider = ServiceLoader.load(SinkProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(one -> one.type().equals(type))
                .findFirst()
                .orElseThrow();
        SinkSettings settings = SinkSettings.of("sink.x", values, Map.of());
        Sink sink = provider.create(settings);
        settings.requireAllUsed();
        return sink;
    }
}
