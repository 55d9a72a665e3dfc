package io.github.cowriekit.enrich.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.fixtures.FakeEnricher;
import io.github.cowriekit.enrich.fixtures.FakeTime;
import io.github.cowriekit.enrich.fixtures.LogRecorder;
import io.github.cowriekit.enrich.fixtures.Samples;
import io.github.cowriekit.enrich.spi.AuthenticationException;
import io.github.cowriekit.enrich.spi.SourceUnavailableException;
import io.github.cowriekit.model.intel.EnrichmentResult.Failed;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    private static final String KEY = "k3y-0123456789abcdef";

    private final FakeTime time = new FakeTime();
    private final LogRecorder log = new LogRecorder();

    @BeforeEach
    void listen() {
        log.start();
    }

    @AfterEach
    void stopListening() {
        log.stop();
    }

    @Test
    void aKeyInAMessageIsMaskedInResultsAndLogs() {
        FakeEnricher source = new FakeEnricher("mine", time)
                .failsWith(new AuthenticationException("wrong key " + KEY + "\r\nforged line\u001b[31m"));
        try (Enrichment enrichment = Samples.builder(time)
                .enricher(source)
                .source("mine", s -> s.key(KEY))
                .build()) {
            String reason = "wrong key **** forged line [31m";
            assertThat(enrichment.lookup(Samples.hash(1)))
                    .containsExactly(
                            new Failed(Samples.hash(1), "mine", FakeTime.START, Reason.AUTHENTICATION, reason));
            enrichment.lookup(Samples.hash(2));

            assertThat(enrichment.sources().toString()).doesNotContain(KEY);
            assertThat(log.lines())
                    .containsExactly("WARNING source mine is not asked any more: bad key (" + reason + ")");
        }
    }

    @Test
    void aKeyFromTheEnvironmentIsMaskedToo() {
        FakeEnricher source =
                new FakeEnricher("my-source", time).failsWith(new AuthenticationException("wrong key " + KEY));
        try (Enrichment enrichment = Samples.builder(time)
                .environment(Map.of("COWRIEKIT_MY_SOURCE_KEY", KEY))
                .enricher(source)
                .build()) {
            assertThat(enrichment.lookup(Samples.hash(1)).toString()).doesNotContain(KEY);
            assertThat(log.lines())
                    .hasSize(1)
                    .allSatisfy(line -> assertThat(line).doesNotContain(KEY));
        }
    }

    @Test
    void messagesOfUnknownExceptionsStayInside() {
        FakeEnricher source = new FakeEnricher("mine", time).answers(o -> {
            throw new IllegalStateException("GET https://host/?key=" + KEY, new RuntimeException(KEY));
        });
        try (Enrichment enrichment = Samples.builder(time).enricher(source).build()) {
            for (int i = 0; i < 6; i++) {
                assertThat(enrichment.lookup(Samples.hash(i)).toString()).doesNotContain(KEY);
            }
            assertThat(log.lines()).isNotEmpty();
            assertThat(log.everything()).doesNotContain(KEY);
        }
    }

    @Test
    void aKeyInAUrlIsInNoResultAndNoLog() throws IOException {
        URI gone;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            gone = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
        try (Enrichment enrichment = Samples.builder(time)
                .source("shodan", s -> s.baseUrl(gone).key(KEY))
                .build()) {
            for (int i = 1; i < 7; i++) {
                assertThat(enrichment.lookup(Observable.ip("142.93.64." + i)).toString())
                        .doesNotContain(KEY);
            }
            assertThat(log.lines()).isNotEmpty();
            assertThat(log.everything()).contains("/shodan/host/").doesNotContain(KEY);
        }
    }

    @Test
    void longMessagesAreCut() {
        FakeEnricher source = new FakeEnricher("mine", time).answers(o -> {
            throw new SourceUnavailableException("x".repeat(100_000));
        });
        try (Enrichment enrichment = Samples.builder(time).enricher(source).build()) {
            assertThat(enrichment.lookup(Samples.hash(1)).get(0).toString().length())
                    .isLessThan(500);
        }
    }

    @Test
    void passwordsAskedAboutAreNotLogged() {
        FakeEnricher source = new FakeEnricher("mine", time).answers(o -> {
            throw new SourceUnavailableException("HTTP 500");
        });
        try (Enrichment enrichment = Samples.builder(time).enricher(source).build()) {
            for (int i = 0; i < 6; i++) {
                enrichment.lookup(new Observable(ObservableType.PASSWORD, "hunter2-" + i));
            }
            assertThat(log.everything()).contains("mine").doesNotContain("hunter2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"COWRIEKIT_MINE_RATE", "COWRIEKIT_MINE_URL", "COWRIEKIT_MINE_KEY", "COWRIEKIT_CONTACT"})
    void complaintsAboutVariablesDoNotShowTheirValue(String variable) {
        String pasted = KEY + "\u00e9";
        Enrichment.Builder builder =
                Samples.builder(time).environment(Map.of(variable, pasted)).enricher(new FakeEnricher("mine", time));

        assertThatIllegalArgumentException()
                .isThrownBy(builder::build)
                .withMessageContaining(variable)
                .satisfies(e -> {
                    List<String> messages = new ArrayList<>();
                    for (Throwable t = e; t != null; t = t.getCause()) {
                        messages.add(String.valueOf(t.getMessage()));
                    }
                    assertThat(messages.toString()).doesNotContain(KEY);
                });
    }
}
