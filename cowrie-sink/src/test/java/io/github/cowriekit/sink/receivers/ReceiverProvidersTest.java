package io.github.cowriekit.sink.receivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cowriekit.sink.spi.Sink;
import io.github.cowriekit.sink.spi.SinkProvider;
import io.github.cowriekit.sink.spi.SinkSettingException;
import io.github.cowriekit.sink.spi.SinkSettings;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReceiverProvidersTest {
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "PASSWORD",
            "password-1",
            "TOKEN",
            "token-1",
            "HOOK",
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "NOT_BASE64",
            "secret-of-another-kind!");

    @ParameterizedTest
    @MethodSource
    void makesSinks(String type, Map<String, Object> values, String shown) {
        SinkSettings settings = SinkSettings.of("sink.one", values, ENVIRONMENT);

        Sink sink = provider(type).create(settings);

        settings.requireAllUsed();
        assertThat(sink).hasToString(shown);
        sink.close();
    }

    static Stream<Arguments> makesSinks() {
        Map<String, Object> search = new HashMap<>(Map.of(
                "url", "https://search.example:9200", "index", "own", "alert_index", "own-alerts", "template", false));
        search.putAll(Map.of("user", "me", "password", "env:PASSWORD", "gzip", true, "timeout_seconds", 5));
        Map<String, Object> syslog = new HashMap<>(
                Map.of("host", "siem.example", "port", 6514, "tls", true, "format", "ocsf", "acknowledge", "none"));
        syslog.putAll(Map.of("facility", 1, "severity", 6, "max_bytes", 2048, "timeout_seconds", 5));
        return Stream.of(
                Arguments.of("opensearch", search, "OpenSearchSink[https://search.example:9200]"),
                Arguments.of(
                        "opensearch",
                        Map.of("url", "http://search.example", "api_key", "env:TOKEN"),
                        "OpenSearchSink[http://search.example]"),
                Arguments.of(
                        "webhook",
                        Map.of(
                                "url", "https://hooks.example/x",
                                "secret", "env:HOOK",
                                "old_secret", "env:HOOK",
                                "token", "env:TOKEN",
                                "timeout_seconds", 5),
                        "WebhookSink[https://hooks.example]"),
                Arguments.of("syslog", syslog, "SyslogSink[tls://siem.example:6514]"),
                Arguments.of(
                        "syslog", Map.of("host", "siem.example", "port", 601), "SyslogSink[tcp://siem.example:601]"));
    }

    @ParameterizedTest
    @MethodSource
    void saysWhatIsWrong(String type, Map<String, Object> values, String message) {
        assertThatExceptionOfType(SinkSettingException.class)
                .isThrownBy(() -> provider(type).create(SinkSettings.of("sink.one", values, ENVIRONMENT)))
                .withMessageStartingWith("sink.one")
                .withMessageContaining(message)
                .withMessageNotContainingAny("password-1", "token-1", "secret-of-another-kind");
    }

    static Stream<Arguments> saysWhatIsWrong() {
        String search = "https://search.example";
        return Stream.of(
                Arguments.of("opensearch", Map.of(), "sink.one.url is missing"),
                Arguments.of("opensearch", Map.of("url", "ftp://search.example"), "sink.one.url"),
                Arguments.of("opensearch", Map.of("url", search, "index", "Upper"), "no name of an index"),
                Arguments.of("opensearch", Map.of("url", search, "user", "me"), "user and password together"),
                Arguments.of(
                        "opensearch",
                        Map.of("url", search, "api_key", "env:TOKEN", "token", "env:TOKEN"),
                        "cannot both be set"),
                Arguments.of("opensearch", Map.of("url", search, "ca_file", "/nowhere.pem"), "ca_file"),
                Arguments.of("webhook", Map.of("url", search, "secret", "env:NOT_BASE64"), "not in Base64"),
                Arguments.of(
                        "webhook",
                        Map.of("url", search, "user", "me", "password", "env:PASSWORD", "token", "env:TOKEN"),
                        "cannot both be set"),
                Arguments.of("syslog", Map.of("host", "siem.example"), "sink.one.port is missing"),
                Arguments.of("syslog", Map.of("host", "siem.example", "port", 514, "format", "xml"), "format"),
                Arguments.of("syslog", Map.of("host", " ", "port", 514), "blank"),
                Arguments.of("syslog", Map.of("host", "x", "port", 514, "max_bytes", 100), "max_bytes"));
    }

    @Test
    void registersTheSameProvidersForModulesAndForTheClassPath() throws Exception {
        try (var in = Files.newInputStream(Path.of("target", "classes", "module-info.class"))) {
            var provided = ModuleDescriptor.read(in).provides().stream()
                    .filter(service -> service.service().equals(SinkProvider.class.getName()))
                    .flatMap(service -> service.providers().stream())
                    .toList();

            assertThat(ServiceLoader.load(SinkProvider.class).stream()
                            .map(service -> service.type().getName()))
                    .containsExactlyInAnyOrderElementsOf(provided);
        }
    }

    private static SinkProvider provider(String type) {
        return ServiceLoader.load(SinkProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.type().equals(type))
                .findFirst()
                .orElseThrow();
    }
}
