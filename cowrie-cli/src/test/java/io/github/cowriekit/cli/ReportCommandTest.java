package io.github.cowriekit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.cli.internal.console.Console;
import io.github.cowriekit.enrich.spi.EnricherProvider;
import io.github.cowriekit.json.SessionJson;
import io.github.cowriekit.model.intel.EnrichedSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code report} with the diary, its sources, and folders in a bad state. */
class ReportCommandTest {
    private static final String DIARY_LOGS = "../examples/sample-logs/diary";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        return run(Map.of(), arguments);
    }

    private int run(Map<String, String> environment, String... arguments) {
        Console console = new Console(
                InputStream.nullInputStream(),
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                environment);
        return CowrieKit.run(console, arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private List<EnrichedSession> sessions() {
        return out().lines().map(SessionJson::read).toList();
    }

    @Test
    void printsTheSessionsOfTheDiaryAsTheDiaryShowsThem() throws IOException {
        assertThat(run("report", "--demo", "--logpath", DIARY_LOGS)).isZero();

        assertThat(out()).isEqualTo(Files.readString(Path.of("src/test/resources/cli/diary-report.txt")));
        assertThat(err()).matches("\\d+ lines read in \\d+ files?, \\d+ usable events\\R");
    }

    @Test
    @Tag("slow")
    void printsTheSameBytesTwice() {
        run("report", "--demo", "--logpath", "../examples/sample-logs");
        byte[] first = out.toByteArray();
        out.reset();
        run("report", "--demo", "--logpath", "../examples/sample-logs");

        assertThat(out.toByteArray()).isEqualTo(first);
    }

    @Test
    void saysThatAnswersOfTheDemoAreCanned() {
        run("report", "--demo", "--logpath", DIARY_LOGS);
        assertThat(out()).startsWith("DEMO: all intelligence below is canned.");

        out.reset();
        run("report", "--demo", "--format", "ndjson", "--logpath", DIARY_LOGS);
        assertThat(err()).contains("DEMO: all intelligence below is canned.");
        assertThat(sessions())
                .hasSize(3)
                .allSatisfy(session -> assertThat(session.results()).isNotEmpty());
    }

    @Test
    void asksNobodyWhenOffline() {
        assertThat(run("report", "--offline", "--logpath", DIARY_LOGS)).isZero();

        assertThat(out()).contains("skipped (offline)").doesNotContain("DIGITALOCEAN");
    }

    @Test
    void writesTheSameBytesOfflineFromTheCache(@TempDir Path folder) {
        String cache = folder.resolve("answers.db").toString();
        byte[] online;
        String ofTheInternet;
        try (DemoServices services = DemoServices.start()) {
            ofTheInternet = withoutStandIn(services.environment());
            String[] ask = {"report", "--logpath", DIARY_LOGS, "--cache", cache, "--without", ofTheInternet};
            assertThat(run(services.environment(), ask)).isZero();
            online = out.toByteArray();
        }
        assertThat(out()).contains("DIGITALOCEAN-ASN", "trojan.perl/shellbot");

        // the services are gone
        out.reset();
        assertThat(run(
                        Map.of(
                                "COWRIEKIT_SPUR_KEY", "k",
                                "COWRIEKIT_URLHAUS_KEY", "k",
                                "COWRIEKIT_VIRUSTOTAL_KEY", "k"),
                        "report",
                        "--offline",
                        "--logpath",
                        DIARY_LOGS,
                        "--cache",
                        cache,
                        "--without",
                        ofTheInternet))
                .isZero();
        assertThat(out.toByteArray()).isEqualTo(online);
    }

    /** Returns the sources that would be asked on the Internet, so that no test leaves this machine. */
    private static String withoutStandIn(Map<String, String> environment) {
        return ServiceLoader.load(EnricherProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> !provider.isOptIn()
                        && !provider.defaults().needsKey()
                        && provider.defaults().baseUrl() != null)
                .map(EnricherProvider::name)
                .filter(name -> !environment.containsKey(
                        "COWRIEKIT_" + name.toUpperCase(Locale.ROOT).replace('-', '_') + "_URL"))
                .collect(Collectors.joining(","));
    }

    @Test
    void printsThePlanAndAsksNobody() {
        assertThat(run(
                        Map.of("COWRIEKIT_VIRUSTOTAL_KEY", "k"),
                        "report",
                        "--plan",
                        "--with",
                        "hibp",
                        "--logpath",
                        DIARY_LOGS))
                .isZero();

        assertThat(out().lines())
                .anyMatch(line -> line.matches("circl +keyless +[1-9].* 0m \\ds"))
                .anyMatch(line -> line.matches("virustotal +keyed +[1-9].*m \\d+s"))
                .anyMatch(line -> line.matches("hibp +shared +[1-9].*"))
                .anyMatch(line -> line.matches("spur +keyed +0 .*no key"));
    }

    @Test
    void showsOnlySessionsWithWhatIsAskedFor() {
        run("report", "--offline", "--logpath", "../examples/sample-logs/recorded");
        assertThat(out()).contains("Total Number of Attacks:  5");

        out.reset();
        run("report", "--offline", "--only", "login,files", "--logpath", "../examples/sample-logs/recorded");
        assertThat(out()).contains("Total Number of Attacks:  2").contains("39294a49db91", "148b1a217da8");
    }

    @Test
    void writesIntoAFolder(@TempDir Path folder) throws IOException {
        Path target = folder.resolve("a/b");
        assertThat(run("report", "--offline", "--output", target.toString(), "--logpath", DIARY_LOGS))
                .isZero();

        assertThat(out()).isEmpty();
        assertThat(target.resolve("report.txt")).content().contains("fd5ac84ee8f9");
        try (var files = Files.list(target)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void namesTheFormatsItHas() {
        assertThat(run("report", "--format", "pdf", "--logpath", DIARY_LOGS)).isEqualTo(2);

        assertThat(err()).contains("no format 'pdf'; there is ");
    }

    @Test
    @Tag("slow")
    void reportsAFolderOfHorrorsWithoutException(@TempDir Path folder) throws IOException {
        Horrors.write(folder);

        assertThat(run("report", "--offline", "--logpath", folder.toString())).isZero();

        assertThat(out())
                .contains("a1b2c3d4e5f6")
                .contains("Total Number of Attacks:")
                .doesNotContain("\u001b");
        assertThat(err())
                .contains("noise.bin: a binary file")
                .contains("empty.json: the file is empty")
                .contains("cut.json.gz: cut off or damaged")
                .contains("nul.json:1")
                .contains("latin.json:1")
                .doesNotContain("Exception")
                .doesNotContain("\u001b");
    }

    /** A folder of everything that goes wrong. */
    private static final class Horrors {
        private static final String LINE =
                "{\"session\":\"%s\",\"src_ip\":\"203.0.113.7\",\"eventid\":\"cowrie.command.input\",\"timestamp\":\"2026-08-01T00:00:0%dZ\",\"input\":\"%s\"}\n";

        static void write(Path folder) throws IOException {
            Random random = new Random(5);
            byte[] noise = new byte[40_000];
            random.nextBytes(noise);
            Files.write(folder.resolve("noise.bin"), noise);
            Files.createFile(folder.resolve("empty.json"));
            ByteArrayOutputStream gzip = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
                out.write(LINE.formatted("a1b2c3d4e5f6", 1, "id").getBytes(StandardCharsets.UTF_8));
                out.write(noise);
            }
            Files.write(folder.resolve("cut.json.gz"), Arrays.copyOf(gzip.toByteArray(), gzip.size() - 30_000));
            Files.writeString(folder.resolve("long.json"), LINE.formatted("b1", 2, "x".repeat(1_000_000)));
            Files.writeString(
                    folder.resolve("nul.json"), "\0".repeat(500) + LINE.formatted("c1", 3, "\\u001b[2Jevil\\nXXXX"));
            byte[] latin = LINE.formatted("d1", 4, "caf?").getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < latin.length; i++) {
                latin[i] = latin[i] == '?' ? (byte) 0xe9 : latin[i];
            }
            Files.write(folder.resolve("latin.json"), latin);
        }
    }
}
