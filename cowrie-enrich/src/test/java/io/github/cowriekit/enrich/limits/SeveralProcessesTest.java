package io.github.cowriekit.enrich.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.fixtures.FakeEnricher;
import io.github.cowriekit.enrich.fixtures.FakeTime;
import io.github.cowriekit.enrich.fixtures.KeptLimits;
import io.github.cowriekit.enrich.fixtures.Samples;
import io.github.cowriekit.enrich.fixtures.SharedClock;
import io.github.cowriekit.model.intel.CustomFacts;
import io.github.cowriekit.model.intel.EnrichmentResult.Found;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(600)
class SeveralProcessesTest {
    @TempDir
    private Path folder;

    @Test
    @Tag("slow")
    void everyAnswerBeforeAKillIsThereAfterwardsAndNotAskedAgain() throws Exception {
        Process child = ChildRun.start("until-killed", folder.toString());
        List<Integer> acknowledged = new ArrayList<>();
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            while (acknowledged.size() < 500) {
                acknowledged.add(Integer.parseInt(out.readLine()));
            }
            // SIGKILL, in the middle of whatever it does
            child.toHandle().destroyForcibly();
            out.lines().filter(line -> !line.isEmpty()).forEach(line -> {
                // the last line may be cut
                if (Integer.parseInt(line) == acknowledged.size()) {
                    acknowledged.add(acknowledged.size());
                }
            });
        }
        assertThat(child.waitFor()).isEqualTo(128 + 9);

        FakeTime time = new FakeTime();
        FakeEnricher source = new FakeEnricher("mine", time);
        try (Enrichment enrichment = Samples.builder(time)
                .clock(Clock.systemUTC())
                .enricher(source, Samples.rated("1000000/1d"))
                .cacheFile(folder.resolve("intel.db"))
                .build()) {
            for (int i : acknowledged) {
                assertThat(enrichment.lookup(Samples.hash(i)))
                        .singleElement()
                        .isInstanceOfSatisfying(
                                Found.class,
                                found -> assertThat(found.facts())
                                        .isEqualTo(new CustomFacts(
                                                Map.of("of", Samples.hash(i).value()))));
            }
            assertThat(source.asked()).isEmpty();
            enrichment.lookup(Samples.hash(-1));
            assertThat(source.asked()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"4/1m,500/1d,15500/30d | 10000", "5/10s,7/1m,40/1d,60/3d | 300"})
    @Tag("slow")
    void twoThatShareAFileNeverExceedAWindowTogether(String limits, int hashes) throws Exception {
        SharedClock.create(folder.resolve("clock"), FakeTime.START, 2);
        Process one = ChildRun.start("share-quota", folder.toString(), "1", String.valueOf(hashes), limits);
        Process two = ChildRun.start("share-quota", folder.toString(), "2", String.valueOf(hashes), limits);
        try {
            assertThat(one.waitFor(280, TimeUnit.SECONDS)).isTrue();
            assertThat(two.waitFor(280, TimeUnit.SECONDS)).isTrue();
        } finally {
            one.destroyForcibly();
            two.destroyForcibly();
        }
        assertThat(one.exitValue()).isZero();
        assertThat(two.exitValue()).isZero();

        List<Instant> times = new ArrayList<>();
        for (int i = 1; i <= 2; i++) {
            List<String> lines = Files.readAllLines(folder.resolve("times-" + i));
            assertThat(lines).hasSize(hashes / 2);
            lines.forEach(line -> times.add(Instant.parse(line)));
        }
        times.sort(null);
        KeptLimits.assertKept(times, limits);
    }
}
