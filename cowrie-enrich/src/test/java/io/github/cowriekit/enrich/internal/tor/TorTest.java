package io.github.cowriekit.enrich.internal.tor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.SourceUnavailableException;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.tor.TorFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TorTest {
    private static final String FIRST = "AAAA000000000000000000000000000000000001";
    private static final String SECOND = "BBBB000000000000000000000000000000000002";
    private static final String BLOCKS = """
            @type tordnsel 1.0
            Downloaded 2026-01-10 15:02:00
            ExitNode BBBB000000000000000000000000000000000002
            Published 2026-01-09 18:11:11
            LastStatus 2026-01-10 14:00:00
            SomethingNew 1 2 3
            ExitAddress 192.0.2.30 2026-01-10 14:44:33
            ExitAddress 192.0.2.31 2026-01-10 14:50:00
            ExitNode AAAA000000000000000000000000000000000001
            Published yesterday
            ExitAddress 192.0.2.31 2026-01-10 13:00:00
            ExitAddress not-an-address 2026-01-10 13:00:00
            ExitAddress
            """;

    @TempDir
    Path folder;

    private static Enricher open(Path... files) {
        return new TorProvider()
                .create(EnricherSettings.builder().files(List.of(files)).build());
    }

    private static Optional<Facts> lookup(Enricher enricher, String address) {
        return enricher.lookup(Observable.ip(address));
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    @Test
    void readsBlocksOfRelays() throws IOException {
        Instant latest = Instant.parse("2026-01-10T14:50:00Z");
        TorFacts.Relay second = new TorFacts.Relay(
                SECOND, Instant.parse("2026-01-09T18:11:11Z"), Instant.parse("2026-01-10T14:00:00Z"), latest);
        try (Enricher enricher = open(file("exit-addresses", BLOCKS))) {
            assertThat(lookup(enricher, "192.0.2.30"))
                    .contains(new TorFacts(
                            latest,
                            List.of(new TorFacts.Relay(
                                    SECOND,
                                    second.published(),
                                    second.lastStatus(),
                                    Instant.parse("2026-01-10T14:44:33Z")))));
            assertThat(lookup(enricher, "192.0.2.31"))
                    .contains(new TorFacts(
                            latest,
                            List.of(
                                    new TorFacts.Relay(FIRST, null, null, Instant.parse("2026-01-10T13:00:00Z")),
                                    second)));
            assertThat(lookup(enricher, "192.0.2.32")).isEmpty();
        }
    }

    @Test
    void readsMereAddressesAndDatesThemByTheFile() throws IOException {
        Path list = file("torbulkexitlist", "192.0.2.30\r\n\n2001:db8::7\nnonsense\n# comment\n");
        Files.setLastModifiedTime(list, FileTime.from(Instant.parse("2026-01-11T00:00:00Z")));
        try (Enricher enricher = open(list)) {
            TorFacts listed = new TorFacts(Instant.parse("2026-01-11T00:00:00Z"), List.of());
            assertThat(lookup(enricher, "192.0.2.30")).contains(listed);
            assertThat(lookup(enricher, "2001:DB8:0::7")).contains(listed);
            assertThat(lookup(enricher, "192.0.2.31")).isEmpty();
        }
    }

    @Test
    void answersFromTheNewestListWithTheAddress() throws IOException {
        Path old = file("old", "192.0.2.30\n192.0.2.99\n");
        Files.setLastModifiedTime(old, FileTime.from(Instant.parse("2025-01-01T00:00:00Z")));
        file("new", BLOCKS);
        try (Enricher enricher = open(folder)) {
            assertThat(lookup(enricher, "192.0.2.30").map(facts -> ((TorFacts) facts).asOf()))
                    .contains(Instant.parse("2026-01-10T14:50:00Z"));
            assertThat(lookup(enricher, "192.0.2.99").map(facts -> ((TorFacts) facts).asOf()))
                    .contains(Instant.parse("2025-01-01T00:00:00Z"));
        }
    }

    @Test
    void refusesAFileThatNamesNoExit() throws IOException {
        Path page = file("torbulkexitlist", "<html>blocked</html>");
        assertThatThrownBy(() -> open(page))
                .isInstanceOf(InvalidAnswerException.class)
                .hasMessage("torbulkexitlist: not an exit list of Tor");
        assertThatThrownBy(() -> open(folder.resolve("gone"))).isInstanceOf(SourceUnavailableException.class);
    }
}
