package io.github.cowriekit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.Reason;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.report.Reports;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Published logs, databases of MaxMind and lists made of the addresses in those logs: no key, no network. */
class OfflineSourcesTest {
    private static final Path LOGS = Path.of("..", "..", "shared", "corpus");
    private static final Path MAXMIND = Path.of("..", "..", "shared", "api", "data");
    private static final Pattern PRIVATE = Pattern.compile("(10|127|192\\.168|172\\.(1[6-9]|2\\d|3[01]))\\..*");
    private static final List<String> SOURCES = List.of("clouds", "maxmind", "tor");

    @TempDir
    Path folder;

    @Test
    void answersEveryPublicAddressOrSaysWhyNotWithoutKeyAndNetwork() throws IOException {
        assumeThat(LOGS).as("published logs").isDirectory();
        assumeThat(MAXMIND).as("databases of MaxMind").isDirectory();
        List<String> addresses = new ArrayList<>(addresses());
        assertThat(addresses).hasSizeGreaterThan(100);
        Path tor = Files.writeString(folder.resolve("exits"), String.join("\n", addresses.subList(0, 20)));
        Path clouds = Files.writeString(folder.resolve("ranges.csv"), ranges(addresses.subList(10, 50)));

        Map<String, Set<String>> answered = new HashMap<>();
        ByteArrayOutputStream report = new ByteArrayOutputStream();
        try (Stream<Session> sessions = CowrieLog.in(LOGS).sessions();
                Enrichment enrichment = Enrichment.builder()
                        .environment(Map.of())
                        .offline()
                        .source("maxmind")
                        .source("tor")
                        .source("clouds")
                        .source("maxmind", s -> s.files(MAXMIND))
                        .source("tor", s -> s.files(tor))
                        .source("clouds", s -> s.files(clouds))
                        .build()) {
            Reports.diary().write(sessions.map(enrichment::enrich).peek(session -> collect(session, answered)), report);
        }

        assertThat(answered.keySet()).containsAll(addresses);
        assertThat(answered)
                .allSatisfy((address, sources) ->
                        assertThat(sources).as(address).containsExactlyInAnyOrderElementsOf(SOURCES));
        assertThat(report.toString(StandardCharsets.UTF_8))
                .contains("Network Kind  tor-exit (tor)\n")
                .contains("Network Kind  hosting digitalocean (clouds)")
                .contains("Country  NL (clouds)\n");
    }

    /** Every source found something, found nothing or said why it has no answer; none failed. */
    private static void collect(EnrichedSession session, Map<String, Set<String>> answered) {
        for (EnrichmentResult result : session.results()) {
            if (result.observable().type() != ObservableType.IP) {
                continue;
            }
            if (result instanceof EnrichmentResult.Skipped skipped) {
                assertThat(skipped.reason()).isNotEqualTo(Reason.NOT_ASKED);
                assertThat(skipped.text()).isNotBlank();
            }
            assertThat(result).isNotInstanceOf(EnrichmentResult.Failed.class);
            answered.computeIfAbsent(result.observable().value(), address -> new HashSet<>())
                    .add(result.source());
        }
    }

    private static Set<String> addresses() {
        try (Stream<Session> sessions = CowrieLog.in(LOGS).sessions()) {
            return sessions.flatMap(session -> session.observables().stream())
                    .filter(observable -> observable.type() == ObservableType.IP)
                    .map(Observable::value)
                    .filter(address -> address.indexOf(':') < 0
                            && !PRIVATE.matcher(address).matches())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String ranges(List<String> addresses) {
        return addresses.stream()
                .map(address -> address + "/32,NL,NL-NH,Amsterdam,\n")
                .collect(Collectors.joining());
    }
}
