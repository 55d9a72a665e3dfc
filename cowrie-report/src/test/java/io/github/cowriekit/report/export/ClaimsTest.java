package io.github.cowriekit.report.export;

import static io.github.cowriekit.report.fixtures.ExportFixtures.accused;
import static io.github.cowriekit.report.fixtures.ExportFixtures.dropper;
import static io.github.cowriekit.report.fixtures.ExportFixtures.json;
import static io.github.cowriekit.report.fixtures.WrittenReports.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.greynoise.GreyNoiseFacts;
import io.github.cowriekit.model.intel.malwarebazaar.MalwareBazaarFacts;
import io.github.cowriekit.model.intel.urlhaus.UrlhausHostFacts;
import io.github.cowriekit.model.intel.urlhaus.UrlhausUrlFacts;
import io.github.cowriekit.report.ExportOptions;
import io.github.cowriekit.report.ReportFormat;
import io.github.cowriekit.report.Reports;
import io.github.cowriekit.report.Warninglist;
import io.github.cowriekit.report.fixtures.Diary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a system that blocks what an export calls malicious would block, for every format. */
class ClaimsTest {
    private static final String VISITOR = "45.79.54.105";
    private static final String HASH = "ab".repeat(32);
    private static final Pattern PATTERN = Pattern.compile("= '([^']+)'");

    /** A format, and how a blocklist is made of what it writes. */
    record Blocking(Function<ExportOptions, ReportFormat> format, Function<String, Set<String>> blocklist) {
        Set<String> of(EnrichedSession session) {
            return of(session, ExportOptions.all());
        }

        Set<String> of(EnrichedSession session, ExportOptions options) {
            return of(List.of(session), options);
        }

        Set<String> of(List<EnrichedSession> sessions, ExportOptions options) {
            return blocklist.apply(write(format.apply(options), sessions));
        }
    }

    static Stream<Arguments> formats() {
        return Stream.of(
                argumentSet("stix", new Blocking(Reports::stix, ClaimsTest::ofStix)),
                argumentSet("misp", new Blocking(Reports::misp, ClaimsTest::ofMisp)),
                argumentSet("ioc", new Blocking(Reports::ioc, ClaimsTest::ofList)),
                argumentSet("ocsf", new Blocking(Reports::ocsf, ClaimsTest::ofOcsf)),
                argumentSet("ecs", new Blocking(Reports::ecs, ClaimsTest::ofEcs)),
                argumentSet("cef", new Blocking(Reports::cef, text -> Set.of())),
                argumentSet("navigator", new Blocking(Reports::navigator, text -> Set.of())));
    }

    /** The formats of which others make lists of hosts. */
    static Stream<Arguments> lists() {
        return formats().limit(3);
    }

    /** Every indicator counts, whatever its type, as does what an infrastructure consists of: many look no further. */
    private static Set<String> ofStix(String bundle) {
        Set<String> blocked = new TreeSet<>();
        JsonNode objects = json(bundle).get("objects");
        objects.forEach(object -> {
            Matcher pattern = PATTERN.matcher(object.path("pattern").asText());
            if (pattern.find()) {
                blocked.add(pattern.group(1));
            }
            if (object.get("type").asText().equals("infrastructure")) {
                blocked.add(object.get("name").asText().replace("Download host ", ""));
            }
        });
        return blocked;
    }

    private static Set<String> ofMisp(String event) {
        Set<String> blocked = new TreeSet<>();
        json(event)
                .findValues("Attribute")
                .forEach(attributes -> attributes.forEach(attribute -> {
                    if (attribute.get("to_ids").asBoolean()) {
                        blocked.add(attribute.get("value").asText());
                    }
                }));
        return blocked;
    }

    private static Set<String> ofList(String list) {
        Set<String> blocked = new TreeSet<>(list.lines().toList());
        blocked.removeIf(line -> line.startsWith("#"));
        return blocked;
    }

    /** An observable is only what was seen; malicious is what has a reputation or is malware. */
    private static Set<String> ofOcsf(String finding) {
        Set<String> blocked = new TreeSet<>();
        json(finding)
                .path("malware")
                .forEach(malware -> blocked.add(malware.get("uid").asText()));
        json(finding).path("observables").forEach(observable -> {
            if (observable.has("reputation")) {
                blocked.add(observable.get("value").asText());
            }
        });
        return blocked;
    }

    /** Elastic's rules match on {@code threat.indicator} and {@code threat.enrichments}. */
    private static Set<String> ofEcs(String bulk) {
        JsonNode threat = json(bulk.lines().toList().get(1)).path("threat");
        return threat.has("indicator") || threat.has("enrichments") ? Set.of(threat.toString()) : Set.of();
    }

    private static EnrichedSession wget(String url, String host) {
        return dropper("a", VISITOR, url, host, HASH);
    }

    static EnrichedSession with(EnrichedSession session, Observable subject, Facts facts) {
        List<EnrichmentResult> answers = new ArrayList<>(session.results());
        answers.add(Diary.found("source", subject, facts));
        return new EnrichedSession(session.session(), answers);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void blocksNothingThatAVisitorOnlyNamed(Blocking blocking) {
        EnrichedSession name = wget("https://example.org/", "example.org");
        EnrichedSession address = wget("http://93.184.215.14/x", "93.184.215.14");
        for (ExportOptions options : List.of(
                ExportOptions.all(),
                ExportOptions.sharing(),
                ExportOptions.all().withoutWarninglist())) {
            assertThat(blocking.of(name, options)).isSubsetOf(VISITOR);
            assertThat(blocking.of(address, options)).isSubsetOf(VISITOR);
        }
    }

    @ParameterizedTest
    @MethodSource("lists")
    void blocksWhatASourceCallsMalicious(Blocking blocking) {
        String url = "https://example.org/x";
        ExportOptions options = ExportOptions.all();
        assertThat(blocking.of(
                        with(
                                wget(url, "example.org"),
                                Observable.host("example.org"),
                                UrlhausHostFacts.builder().build()),
                        options))
                .containsExactlyInAnyOrder(VISITOR, "example.org");
        assertThat(blocking.of(with(
                        wget(url, "example.org"),
                        Observable.url(url),
                        UrlhausUrlFacts.builder().build())))
                .containsExactlyInAnyOrder(VISITOR, url);
    }

    @ParameterizedTest
    @MethodSource("lists")
    void blocksWhatDeliveredAMaliciousFile(Blocking blocking) {
        String url = "https://example.org/x";
        EnrichedSession session = with(
                wget(url, "example.org"),
                Observable.sha256(HASH),
                MalwareBazaarFacts.builder().build());
        assertThat(blocking.of(session)).containsExactlyInAnyOrder(VISITOR, "example.org", url, HASH);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void blocksNoNameOfAWarninglistWhoeverAccusesIt(Blocking blocking) {
        assertThat(blocking.of(accused(wget("https://www.google.fr/", "www.google.fr"))))
                .isSubsetOf(VISITOR, HASH);
        assertThat(blocking.of(accused(wget("http://8.8.8.8/", "8.8.8.8")))).isSubsetOf(VISITOR, HASH);
        assertThat(blocking.of(accused(wget("http://[2606:4700::1111]?x", "2606:4700::1111"))))
                .isSubsetOf(VISITOR, HASH);
    }

    @ParameterizedTest
    @MethodSource("lists")
    void blocksAMaliciousUrlOfAHostThatManyUse(Blocking blocking) {
        String url = "https://raw.githubusercontent.com/a/b/main/x.sh";
        assertThat(blocking.of(accused(wget(url, "raw.githubusercontent.com"))))
                .containsExactlyInAnyOrder(VISITOR, url, HASH);
    }

    @ParameterizedTest
    @MethodSource("lists")
    void blocksNoVisitorThatIsKnownToBeHarmless(Blocking blocking) {
        EnrichedSession visit = wget("https://example.org/x", "example.org");
        GreyNoiseFacts scanner = new GreyNoiseFacts(VISITOR, true, false, "benign", "A University", null, null);
        GreyNoiseFacts service = new GreyNoiseFacts(VISITOR, false, true, null, "A Service", null, null);
        assertThat(blocking.of(visit)).containsExactly(VISITOR);
        assertThat(blocking.of(with(visit, Observable.ip(VISITOR), scanner))).isEmpty();
        assertThat(blocking.of(with(visit, Observable.ip(VISITOR), service))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("lists")
    void appliesAWarninglistOfOnesOwn(Blocking blocking, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("own.json"), """
                {"name": "ours", "type": "hostname", "version": 1, "list": [".Example.org"], "matching_attributes": ["domain"]}
                """);
        EnrichedSession session = accused(wget("https://cdn.example.org/", "cdn.example.org"));
        assertThat(blocking.of(session)).contains("cdn.example.org", "https://cdn.example.org/");
        assertThat(blocking.of(session, ExportOptions.all().warninglist(file)))
                .containsExactlyInAnyOrder(VISITOR, HASH);
    }

    @Test
    void looksUpNamesNetworksAndWholeValues(@TempDir Path folder) throws IOException {
        Warninglist list = Warninglist.read(Files.writeString(folder.resolve("a.json"), """
                        {"name": "a", "type": "cidr", "version": 1, "list": ["192.0.2.0/24", "2001:db8::/32", "203.0.113.7"]}
                        """))
                .and(Warninglist.read(Files.writeString(folder.resolve("b.json"), """
                        {"name": "b", "type": "string", "version": 1, "list": ["http://a.example/x", "%s", "b.example"],
                         "matching_attributes": ["url", "sha256"]}
                        """.formatted(HASH))));
        assertThat(List.of("192.0.2.255", "2001:DB8::1", "203.0.113.7", "::ffff:192.0.2.1"))
                .allMatch(list::holdsAddress);
        assertThat(List.of("192.0.3.0", "2001:db9::", "203.0.113.8", "x", "")).noneMatch(list::holdsAddress);
        assertThat(list.holdsUrl("http://a.example/x")).isTrue();
        assertThat(list.holdsFile(HASH.toUpperCase(java.util.Locale.ROOT))).isTrue();
        assertThat(list.holdsName("b.example"))
                .as("a list for other attributes")
                .isFalse();
        assertThat(Warninglist.standard().holdsName("maps.google.de")).isTrue();
        assertThat(Warninglist.standard().holdsName("google.de.example.org")).isFalse();
        assertThat(Warninglist.standard().holdsName("notgoogle.de")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | no JSON in",
                "{} | no warninglist",
                "{\"type\": \"regex\", \"list\": [\"x\"]} | not supported",
                "{\"type\": \"cidr\", \"list\": [\"x\"]} | what is none, x"
            })
    void refusesWhatIsNoWarninglist(String json, String message, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("own.json"), json);
        assertThatThrownBy(() -> Warninglist.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("own.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"names.json", "google.json", "networks.json", "files.json"})
    void shipsListsInTheFormOfMisp(String name) throws IOException {
        JsonNode list;
        try (var in = Warninglist.class.getResourceAsStream("warninglists/" + name)) {
            list = json(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        }
        assertThat(new HashSet<>(list.properties().stream()
                        .map(java.util.Map.Entry::getKey)
                        .toList()))
                .isEqualTo(Set.of("name", "description", "version", "type", "list", "matching_attributes"));
        assertThat(list.get("list")).doesNotHaveDuplicates();
    }
}
