package io.github.cowriekit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.cli.internal.console.Console;
import io.github.cowriekit.cli.internal.logs.EnrichmentProgress;
import io.github.cowriekit.enrich.LimitStatus;
import io.github.cowriekit.enrich.Obstacle;
import io.github.cowriekit.enrich.SourceStatus;
import io.github.cowriekit.enrich.spi.RateLimit;
import io.github.cowriekit.testkit.FakeClock;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnrichmentProgressTest {
    private final FakeClock clock = FakeClock.at("2026-03-01T12:00:00Z");
    private final EnrichmentProgress progress = new EnrichmentProgress(clock);

    private record Left(RateLimit limit, long left) implements LimitStatus {
        @Override
        public Optional<Instant> renewedAt() {
            return Optional.empty();
        }
    }

    private record Status(String source, long asked, List<LimitStatus> limits) implements SourceStatus {
        @Override
        public long fromCache() {
            return 0;
        }

        @Override
        public long found() {
            return asked;
        }

        @Override
        public long notFound() {
            return 0;
        }

        @Override
        public long skipped() {
            return 0;
        }

        @Override
        public long failed() {
            return 0;
        }

        @Override
        public Optional<Obstacle> stopped() {
            return Optional.empty();
        }

        @Override
        public long expired() {
            return 0;
        }
    }

    private static SourceStatus status(String source, long asked, LimitStatus... limits) {
        return new Status(source, asked, List.of(limits));
    }

    private static LimitStatus left(String limit, long left) {
        return new Left(RateLimit.parse(limit), left);
    }

    @Test
    void saysNothingBeforeALimitedSourceIsAsked() {
        assertThat(progress.text(List.of(status("free", 7), status("slow", 0, left("1/1s", 1))), 0.5))
                .isEmpty();
    }

    @Test
    void tellsTheEndTheRateAndTheQuotaThatEndsFirst() {
        clock.advance(Duration.ofMinutes(30));

        assertThat(progress.text(
                        List.of(status(
                                "virustotal", 120, left("4/1m", 0), left("500/1d", 380), left("15500/30d", 15_380))),
                        0.25))
                .isEqualTo("virustotal 120 (4.0/min), 380 left of 500/1d; end ~14:00 UTC");
    }

    @Test
    void putsTheScarcestFirstAndThoseWithoutAQuotaLast() {
        clock.advance(Duration.ofMinutes(1));

        assertThat(progress.text(
                        List.of(
                                status("dshield", 30, left("1/1s", 0)),
                                status("shodan", 3, left("100/30d", 97)),
                                status("virustotal", 4, left("500/1d", 12))),
                        1))
                .isEqualTo("virustotal 4 (4.0/min), 12 left of 500/1d; shodan 3 (3.0/min), 97 left of 100/30d; "
                        + "dshield 30 (30.0/min)");
    }

    @Test
    void tellsTheDayOfAnEndThatIsFar() {
        clock.advance(Duration.ofHours(10));

        assertThat(progress.text(List.of(status("virustotal", 500, left("500/1d", 0))), 0.1))
                .endsWith("; end ~2026-03-05 16:00 UTC");
    }

    @Test
    void guessesNoEndFromNothing() {
        List<SourceStatus> asked = List.of(status("virustotal", 1, left("500/1d", 499)));

        assertThat(progress.text(asked, 0.5)).endsWith("left of 500/1d");
        clock.advance(Duration.ofSeconds(1));
        assertThat(progress.text(asked, 0)).endsWith("left of 500/1d");
        assertThat(progress.text(asked, 1e-12)).endsWith("left of 500/1d");
        assertThat(progress.text(asked, Double.NaN)).endsWith("left of 500/1d");
    }

    private static String err(boolean isTerminal, String... arguments) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                isTerminal,
                Map.of());
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--logpath";
        all[arguments.length + 1] = "../examples/sample-logs/diary";

        assertThat(CowrieKit.run(console, all)).isZero();
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void isShownBesideTheBarOfAReport() {
        assertThat(err(true, "report", "--demo")).contains("reading 100%").containsPattern("dshield \\d \\(");
    }

    @Test
    void isNotShownWhenNobodyLooksOrNobodyIsAsked() {
        assertThat(err(false, "report", "--demo"))
                .startsWith("60 lines read in 1 file, ")
                .hasLineCount(1);
        assertThat(err(true, "report", "--offline")).contains("reading").doesNotContain("dshield");
    }
}
