package io.github.cowriekit.enrich.internal.maxmind;

import static io.github.cowriekit.enrich.internal.maxmind.SampleDatabases.BUILT;
import static io.github.cowriekit.enrich.internal.maxmind.SampleDatabases.facts;
import static io.github.cowriekit.enrich.internal.maxmind.SampleDatabases.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.fixtures.LogRecorder;
import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.PrefixMap;
import io.github.cowriekit.enrich.spi.SourceUnavailableException;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.Reason;
import io.github.cowriekit.model.intel.maxmind.MaxMindFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaxMindFilesTest {
    private static final Observable ADDRESS = Observable.ip("81.2.69.142");

    private final Path folder;
    private final SampleDatabases databases;

    MaxMindFilesTest(@TempDir Path folder) {
        this.folder = folder;
        this.databases = new SampleDatabases(folder);
    }

    @Test
    void readsTheDatabasesOfAFolderAndNothingElseThere() throws IOException {
        databases.city();
        databases.asn();
        Files.writeString(folder.resolve("LICENSE.txt"), "not a database");
        try (Enricher enricher = open(folder)) {
            assertThat(facts(enricher, "81.2.69.142").city()).isNotNull();
            assertThat(facts(enricher, "81.2.69.142").asn()).isNotNull();
        }
    }

    @Test
    void refusesAFileThatIsNoDatabase() throws IOException {
        Path file = Files.writeString(folder.resolve("city.mmdb"), "<html>404</html>");

        assertThatThrownBy(() -> open(file))
                .isInstanceOf(InvalidAnswerException.class)
                .hasMessage("city.mmdb: not a MaxMind database, or a damaged one");
    }

    @Test
    void refusesADatabaseOfAnotherKind() {
        Path file = new Mmdb("GeoIP2-Domain", BUILT)
                .add("1.0.0.0/8", Map.of("domain", "example.net"))
                .write(folder.resolve("domain.mmdb"));

        assertThatThrownBy(() -> open(databases.asn(), file))
                .isInstanceOf(InvalidAnswerException.class)
                .hasMessageStartingWith("domain.mmdb: neither a City");
    }

    @Test
    void refusesFilesThatAreNotThere() {
        assertThatThrownBy(() -> open(folder.resolve("gone.mmdb")))
                .isInstanceOf(SourceUnavailableException.class)
                .hasMessage("gone.mmdb: no file that can be read");
        assertThatThrownBy(() -> open(folder))
                .isInstanceOf(SourceUnavailableException.class)
                .hasMessageEndingWith(": no list in this folder");
    }

    @Test
    void refusesADatabaseThatIsCutOff() throws IOException {
        byte[] whole = Files.readAllBytes(databases.asn());
        Path file = folder.resolve("cut.mmdb");
        for (int length = 0; length < whole.length; length += 7) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> open(file)).as("%d bytes", length).isInstanceOf(InvalidAnswerException.class);
        }
    }

    /** The format has no checksum, so a damaged number may be believed; another network must not be. */
    @Test
    void refusesWhatIsDamagedOrAnswersAboutTheAddress() throws IOException {
        byte[] whole = Files.readAllBytes(databases.asn());
        List<Facts> answers = new ArrayList<>();
        int refused = 0;
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= (byte) 0xff;
            // a new name, since a mapped file must not be written to
            Path file = Files.write(folder.resolve("damaged" + i + ".mmdb"), damaged);
            try (Enricher enricher = open(file)) {
                enricher.lookup(ADDRESS).ifPresent(answers::add);
            } catch (InvalidAnswerException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(whole.length / 3);
        try (Enricher enricher = open(databases.asn())) {
            // most bytes are not read for this answer
            assertThat(answers).contains(facts(enricher, ADDRESS.value()));
        }
        assertThat(answers).allSatisfy(answer -> {
            MaxMindFacts.Asn asn = Objects.requireNonNull(((MaxMindFacts) answer).asn());
            PrefixMap.Builder<MaxMindFacts.Asn> network = PrefixMap.builder();
            network.put(Objects.requireNonNull(asn.network()), asn);
            assertThat(network.build().find(ADDRESS.value())).as(asn.network()).isPresent();
        });
    }

    @Test
    void turnsTheSourceOffAndSaysWhyWhenAFileIsDamaged() throws IOException {
        Path file = Files.writeString(folder.resolve("city.mmdb"), "<html>404</html>");
        try (Enrichment enrichment = Enrichment.builder()
                .environment(Map.of("COWRIEKIT_MAXMIND_FILES", file.toString()))
                .source("maxmind")
                .build()) {
            assertThat(enrichment.lookup(ADDRESS))
                    .containsExactly(new EnrichmentResult.Skipped(
                            ADDRESS,
                            "maxmind",
                            Reason.NOT_CREATED,
                            "city.mmdb: not a MaxMind database, or a damaged one"));
        }
    }

    @Test
    void warnsOfADatabaseThatIsOlderThanThirtyDays() {
        LogRecorder log = new LogRecorder();
        log.start();
        try {
            new MaxMindProvider()
                    .create(EnricherSettings.builder()
                            .files(List.of(databases.asn()))
                            .clock(Clock.fixed(BUILT.plus(Duration.ofDays(31)), ZoneOffset.UTC))
                            .build())
                    .close();
            assertThat(log.lines()).containsExactly("WARNING asn.mmdb is older than 30 days");
        } finally {
            log.stop();
        }
    }
}
