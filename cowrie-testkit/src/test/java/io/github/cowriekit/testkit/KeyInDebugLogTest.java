package io.github.cowriekit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.testkit.fakes.FakeAbuseIpDb;
import io.github.cowriekit.testkit.fakes.FakeShodan;
import io.github.cowriekit.testkit.fakes.FakeUrlhausRecent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Warns of the log of the JDK in which keys stand that a service takes in the URL only. */
final class KeyInDebugLogTest {
    private final java.util.logging.Logger library = java.util.logging.Logger.getLogger("io.github.cowriekit.enrich");
    private final java.util.logging.Logger jdk = java.util.logging.Logger.getLogger("jdk.internal.httpclient.debug");
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final java.util.logging.Handler handler = new java.util.logging.Handler() {
        @Override
        public void publish(java.util.logging.LogRecord written) {
            messages.add(new java.util.logging.SimpleFormatter().formatMessage(written));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        library.addHandler(handler);
    }

    @AfterEach
    void restore() {
        library.removeHandler(handler);
        jdk.setLevel(null);
    }

    static Stream<Arguments> sources() {
        return Stream.of(
                argumentSet("shodan", "shodan", (Supplier<FakeService>) FakeShodan::new),
                argumentSet("urlhaus-recent", "urlhaus-recent", (Supplier<FakeService>) FakeUrlhausRecent::new));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void warnsOnceWhileThatLogIsOn(String source, Supplier<FakeService> service) {
        jdk.setLevel(java.util.logging.Level.FINE);
        jdk.setUseParentHandlers(false);

        ask(source, service);

        assertThat(messages)
                .filteredOn(message -> message.contains("debug log"))
                .singleElement()
                .asString()
                .contains("jdk.internal.httpclient.debug", "127.0.0.1")
                .doesNotContain("key-of-the-loopback-fake");
    }

    @ParameterizedTest
    @MethodSource("sources")
    void isSilentOtherwise(String source, Supplier<FakeService> service) {
        ask(source, service);

        assertThat(messages).noneMatch(message -> message.contains("debug log"));
    }

    @ParameterizedTest
    @CsvSource({"jdk.internal.httpclient.debug, true", "'jdk.httpclient.HttpClient.log', 'requests,headers'"})
    void warnsOfKeysInHeadersWhileThosePropertiesAreSet(String property, String value) {
        System.setProperty(property, value);
        try {
            ask("abuseipdb", FakeAbuseIpDb::new);
        } finally {
            System.clearProperty(property);
        }

        assertThat(messages)
                .filteredOn(message -> message.contains("debug log"))
                .singleElement()
                .asString()
                .contains(property, "127.0.0.1")
                .doesNotContain("key-of-the-loopback-fake");
    }

    @Test
    void isSilentAboutKeysInHeadersWhileThePropertyIsFalse() {
        System.setProperty("jdk.internal.httpclient.debug", "false");
        try {
            ask("abuseipdb", FakeAbuseIpDb::new);
        } finally {
            System.clearProperty("jdk.internal.httpclient.debug");
        }

        assertThat(messages).noneMatch(message -> message.contains("debug log"));
    }

    private static void ask(String source, Supplier<FakeService> service) {
        try (FakeService fake = service.get();
                Enrichment enrichment = Enrichment.builder()
                        .source(
                                source,
                                s -> s.key(fake.key()).baseUrl(fake.baseUri()).rate())
                        .environment(Map.of())
                        .build()) {
            enrichment.lookup(Observable.ip("52.0.0.1"));
            enrichment.lookup(Observable.ip("52.0.0.2"));
        }
    }
}
