package io.github.cowriekit.enrich.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.fixtures.FakeEnricher;
import io.github.cowriekit.enrich.fixtures.FakeTime;
import io.github.cowriekit.enrich.fixtures.Samples;
import io.github.cowriekit.enrich.spi.ApiKey;
import io.github.cowriekit.enrich.spi.AuthenticationException;
import io.github.cowriekit.model.intel.EnrichmentResult.Failed;
import io.github.cowriekit.model.intel.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {
    private static final String KEY = "k3y-0123456789abcdef";

    @TempDir
    private Path folder;

    private final FakeTime time = new FakeTime();

    /** A source that says which key it was given by having it masked. */
    private Enrichment.Builder builder(String key) {
        return Samples.builder(time)
                .enricher(new FakeEnricher("mine", time).failsWith(new AuthenticationException("wrong key " + key)));
    }

    private static void assertMasked(Enrichment.Builder builder) {
        try (Enrichment enrichment = builder.build()) {
            assertThat(enrichment.lookup(Samples.hash(1)))
                    .containsExactly(new Failed(
                            Samples.hash(1), "mine", FakeTime.START, Reason.AUTHENTICATION, "wrong key ****"));
        }
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("mine.key"), content);
    }

    @Test
    void comeFromAFileThatAVariableNames() throws Exception {
        assertMasked(builder(KEY)
                .environment(Map.of("COWRIEKIT_MINE_KEY_FILE", file(KEY + "\n").toString())));
    }

    @Test
    void comeFromAFileGivenToTheBuilder() throws Exception {
        Path file = file("  " + KEY + "\r\n");
        assertMasked(builder(KEY).source("mine", s -> s.keyFile(file)));
    }

    @Test
    void comeFromASupplierThatIsAskedOnce() {
        AtomicInteger calls = new AtomicInteger();
        assertMasked(builder(KEY)
                .source(
                        "mine",
                        s -> s.key(() -> {
                            calls.incrementAndGet();
                            return ApiKey.of(KEY);
                        })));
        assertThat(calls).hasValue(1);
    }

    @Test
    void comeFromTheEnvironmentWhenTheSupplierHasNone() {
        assertMasked(
                builder(KEY).environment(Map.of("COWRIEKIT_MINE_KEY", KEY)).source("mine", s -> s.key(() -> null)));
    }

    @Test
    void inTheVariableWinOverThoseInTheFile() throws Exception {
        assertMasked(builder(KEY)
                .environment(Map.of(
                        "COWRIEKIT_MINE_KEY",
                        KEY,
                        "COWRIEKIT_MINE_KEY_FILE",
                        file("another-key").toString())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n ", "two words", KEY + "\u00e9"})
    void areRefusedWhenTheFileHoldsNone(String content) throws Exception {
        Path file = file(content);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> builder(KEY).source("mine", s -> s.keyFile(file)).build())
                .withMessageNotContaining(KEY);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder(KEY)
                        .environment(Map.of("COWRIEKIT_MINE_KEY_FILE", file.toString()))
                        .build())
                .withMessageStartingWith("COWRIEKIT_MINE_KEY_FILE ")
                .withMessageNotContaining(KEY);
    }

    @Test
    void areNotReadFromAFileOfAnySize() throws Exception {
        Path file = file("k".repeat(1_000_000));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> builder(KEY).source("mine", s -> s.keyFile(file)).build())
                .withMessageContaining("too large");
    }

    @ParameterizedTest
    @ValueSource(strings = {KEY, "/no/such/" + KEY, "nul\u0000" + KEY})
    void pastedIntoTheVariableOfTheFileAreNotShown(String pasted) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder(KEY)
                        .environment(Map.of("COWRIEKIT_MINE_KEY_FILE", pasted))
                        .build())
                .withMessageStartingWith("COWRIEKIT_MINE_KEY_FILE ")
                .withMessageNotContaining(KEY)
                .withNoCause();
    }
}
