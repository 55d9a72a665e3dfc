package io.github.cowriekit.testkit.firehol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.model.intel.EnrichmentResult.NotFound;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.testkit.FakeClock;
import io.github.cowriekit.testkit.RecordedRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of its sets FireHOL is asked for, and whether it is asked. */
final class FireholListsTest {
    private final FireholTest.Fake fake = new FireholTest.Fake();
    private final FakeClock clock = FakeClock.at("2026-07-01T12:00:00Z");

    @AfterEach
    void stop() {
        fake.close();
    }

    private Enrichment.Builder enrichment() {
        return Enrichment.builder()
                .source("firehol", s -> s.baseUrl(fake.baseUri()))
                .environment(Map.of())
                .clock(clock, clock::sleep);
    }

    private List<String> paths() {
        return fake.requests().stream().map(RecordedRequest::path).toList();
    }

    @Test
    void takesTheSetsFromTheEnvironmentUnlessTheBuilderNamesSome() {
        Map<String, String> environment = Map.of("COWRIEKIT_FIREHOL_LISTS", "plain.ipset, firehol_anonymous");
        try (Enrichment enrichment = enrichment().environment(environment).build()) {
            assertThat(enrichment.lookup(Observable.ip("142.93.64.1"))).hasOnlyElementsOfType(NotFound.class);
        }
        try (Enrichment enrichment = enrichment()
                .environment(environment)
                .source("firehol", s -> s.lists("firehol_level1"))
                .build()) {
            assertThat(enrichment.lookup(Observable.ip("142.93.64.1"))).hasOnlyElementsOfType(NotFound.class);
        }
        assertThat(paths())
                .containsExactly(
                        "/files/plain.ipset", "/files/firehol_anonymous.netset", "/files/firehol_level1.netset");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret", "a/b", "a?b", "a b", ".hidden", ",", "a,,b"})
    void refusesNamesThatAreNoPlainWords(String names) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> enrichment()
                        .environment(Map.of("COWRIEKIT_FIREHOL_LISTS", names))
                        .build())
                .withMessageContaining("COWRIEKIT_FIREHOL_LISTS")
                .withMessageNotContaining(names);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> enrichment().source("firehol", s -> s.lists(names.split(","))));
    }

    @Test
    void refusesListsForASourceThatHasNoneToChooseFrom() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> enrichment()
                        .source("spamhaus-drop", s -> s.lists("drop_v4"))
                        .build())
                .withMessageContaining("spamhaus-drop has no lists");
    }

    @Test
    void isAskedOnlyByName() {
        try (Enrichment discovered =
                        Enrichment.builder().discover().environment(Map.of()).build();
                Enrichment named = enrichment().build()) {
            assertThat(discovered.sources()).extracting("source").doesNotContain("firehol");
            assertThat(named.sources()).extracting("source").containsExactly("firehol");
        }
    }

    /** The file is of another choice, and a list is kept in it under the name of its source. */
    @Test
    void fetchesTheSetsThatAreWantedNowAndNotThoseThatWereKept(@TempDir Path folder) {
        Path file = folder.resolve("cache.db");
        try (Enrichment enrichment = enrichment().cacheFile(file).build()) {
            enrichment.lookup(Observable.ip("142.93.64.1"));
        }
        clock.advance(Duration.ofHours(1));
        try (Enrichment enrichment = enrichment()
                .cacheFile(file)
                .source("firehol", s -> s.lists("firehol_level1", "firehol_anonymous"))
                .build()) {
            assertThat(enrichment.lookup(Observable.ip("142.93.64.1"))).hasOnlyElementsOfType(NotFound.class);
            assertThat(enrichment.lookup(Observable.ip("142.93.64.2"))).hasOnlyElementsOfType(NotFound.class);
        }
        try (Enrichment enrichment = enrichment()
                .cacheFile(file)
                .source("firehol", s -> s.lists("firehol_level1", "firehol_anonymous"))
                .build()) {
            assertThat(enrichment.lookup(Observable.ip("142.93.64.3"))).hasOnlyElementsOfType(NotFound.class);
        }
        assertThat(paths())
                .containsExactly(
                        "/files/firehol_level1.netset",
                        "/files/firehol_level1.netset",
                        "/files/firehol_anonymous.netset");
    }
}
