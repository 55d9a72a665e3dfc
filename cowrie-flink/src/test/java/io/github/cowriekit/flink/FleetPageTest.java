package io.github.cowriekit.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/fleet.md}: each figure that it takes from another page is there, and its table follows from them. */
class FleetPageTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final double DAY = 86_400;
    private static final Pattern INPUT = Pattern.compile("\\| `(\\w+)` \\| ([0-9.,]+) \\|");

    private final String page = read("fleet.md");

    @Test
    void takesFiguresThatOtherPagesHave() {
        assertThat(read("performance.md"))
                .contains("300 MB, 704,863 events")
                .contains("300 MB, 87,562 sessions")
                .contains("100 new sessions a second, 3,600 open at a time")
                .contains("Reading 1 GB takes 2.7 seconds")
                .contains("has 299 bytes for a\nsession")
                .contains("1.6 new questions per session");
        assertThat(read("performance.md")).contains("| parallelism 2 | 3.4 (2.7–3.7), 3.8 (2.6–4.4) | 3.6 (2.7–4.7) |");
        assertThat(read("etiquette.md")).contains("| VirusTotal | 4/1m, 500/1d");
        assertThat(SessionRules.standard().rememberFor().toSeconds()).isEqualTo((long) input("remembered"));
        assertThat(SessionRules.standard().grace().toSeconds() + 60).isEqualTo((long) input("waiting"));
        assertThat(SessionRules.standard().idleTimeout().toSeconds()).isEqualTo((long) input("idle"));
    }

    @Test
    void followsFromItsFigures() {
        List<String> rows = new ArrayList<>();
        for (double sensors : new double[] {10, 1_000, 100_000}) {
            double sessionsPerDay = sensors * input("sessions");
            double peak = input("peak") * sessionsPerDay / DAY;
            double perCore = 1e9 / input("lineBytes") / input("secondsPerGigabyte") / 2;
            double lines = input("events") * input("lineBytes") * input("overhead");
            double seconds = input("open") + input("waiting") + input("unclosed") * input("idle");
            rows.add("| %s | %s | %s | %s | %s | %s | %s | %s |"
                    .formatted(
                            "%,.0f".formatted(sensors),
                            number(sessionsPerDay / DAY * input("events")),
                            bytes(sessionsPerDay * input("events") * input("lineBytes")),
                            number(peak * input("events") / perCore),
                            number(peak * input("events") / perCore * input("flinkFactor")),
                            bytes(peak * (seconds * lines + input("remembered") * input("memoryBytes"))),
                            bytes(sessionsPerDay * input("storeBytes")),
                            number(100 * input("quota") / (sessionsPerDay * input("questions"))) + " %"));
        }

        assertThat(page).contains(String.join("\n", rows));
    }

    private double input(String name) {
        Matcher matcher = INPUT.matcher(page);
        while (matcher.find()) {
            if (matcher.group(1).equals(name)) {
                return Double.parseDouble(matcher.group(2).replace(",", ""));
            }
        }
        throw new AssertionError("fleet.md has no " + name);
    }

    private static String number(double value) {
        return new BigDecimal(value)
                .round(new MathContext(2))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String bytes(double value) {
        String[] units = {"B", "kB", "MB", "GB", "TB"};
        int unit = (int) Math.min(4, Math.log10(value) / 3);
        return number(value / Math.pow(1000, unit)) + " " + units[unit];
    }

    private static String read(String name) {
        try {
            return Files.readString(DOCS.resolve(name));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
