package io.github.cowriekit.enrich.internal.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.Reason;
import io.github.cowriekit.model.intel.networks.NetworkListFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {
    private static final Instant WRITTEN = Instant.parse("2026-01-11T00:00:00Z");

    @TempDir
    Path folder;

    private Path file(String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        Files.setLastModifiedTime(file, FileTime.from(WRITTEN));
        return file;
    }

    private static Enricher open(Path... files) {
        return new NetworksProvider()
                .create(EnricherSettings.builder().files(List.of(files)).build());
    }

    private static NetworkListFacts.Network listed(
            String list, Instant asOf, String network, @Nullable String label, @Nullable String kind) {
        return new NetworkListFacts.Network(list, asOf, network, label, kind);
    }

    private static List<NetworkListFacts.Network> find(Enricher enricher, String address) {
        return enricher.lookup(Observable.ip(address))
                .map(facts -> ((NetworkListFacts) facts).networks())
                .orElse(List.of());
    }

    @Test
    void readsNetworksLabelsKindsAndDates() throws IOException {
        Path scanners = file("scanners.txt", """
                # those who scan in the open
                date: 2026-01-05
                192.0.2.0/24 nobody in particular
                kind: known-scanner
                192.0.2.64/26, Example University   # lab
                192.0.2.77
                2001:db8::/32;Example Company
                """);
        Instant day = Instant.parse("2026-01-05T00:00:00Z");
        try (Enricher enricher = open(scanners)) {
            assertThat(find(enricher, "192.0.2.1"))
                    .containsExactly(listed("scanners", day, "192.0.2.0/24", "nobody in particular", null));
            assertThat(find(enricher, "192.0.2.65"))
                    .containsExactly(listed("scanners", day, "192.0.2.64/26", "Example University", "known-scanner"));
            assertThat(find(enricher, "192.0.2.77"))
                    .containsExactly(listed("scanners", day, "192.0.2.77/32", null, "known-scanner"));
            assertThat(find(enricher, "2001:db8::1"))
                    .containsExactly(listed("scanners", day, "2001:db8::/32", "Example Company", "known-scanner"));
            assertThat(find(enricher, "198.51.100.1")).isEmpty();
        }
    }

    @Test
    void answersFromEveryListThatHasTheAddress() throws IOException {
        file("b.list", "10.0.0.0/8 inside");
        file("a", "kind: own\n10.1.0.0/16");
        try (Enricher enricher = open(folder)) {
            assertThat(find(enricher, "10.1.2.3"))
                    .containsExactly(
                            listed("a", WRITTEN, "10.1.0.0/16", null, "own"),
                            listed("b", WRITTEN, "10.0.0.0/8", "inside", null));
        }
    }

    @Test
    void isAskedAboutPrivateAddressesAndLeavesTheOthersAsTheyAre() throws IOException {
        Path own = file("own.txt", "kind: own\n10.1.0.0/16 office");
        Observable office = Observable.ip("10.1.2.3");
        Observable other = Observable.ip("10.2.2.3");
        try (Enrichment enrichment = Enrichment.builder()
                .environment(Map.of())
                .source("networks", s -> s.files(own))
                .build()) {
            assertThat(enrichment.lookup(office)).hasOnlyElementsOfType(EnrichmentResult.Found.class);
            assertThat(enrichment.lookup(other))
                    .containsExactly(
                            new EnrichmentResult.Skipped(other, "networks", Reason.NOT_PUBLIC, "private address"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/40 x", "example.net x", "date: soon", "label first 10.0.0.0/8"})
    void saysWhichLineIsWrong(String line) throws IOException {
        Path list = file("own.txt", "10.0.0.0/8\n\n" + line + "\n");
        assertThatThrownBy(() -> open(list))
                .isInstanceOf(InvalidAnswerException.class)
                .hasMessage("own.txt: line 3 is neither a network, a kind nor a date");
    }
}
