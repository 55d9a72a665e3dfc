package io.github.cowriekit.model.intel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.intel.abuseipdb.AbuseIpDbFacts;
import io.github.cowriekit.model.intel.circl.HashlookupFacts;
import io.github.cowriekit.model.intel.clouds.CloudFacts;
import io.github.cowriekit.model.intel.cowrielog.CowrieLogFacts;
import io.github.cowriekit.model.intel.dshield.DshieldFacts;
import io.github.cowriekit.model.intel.greynoise.GreyNoiseFacts;
import io.github.cowriekit.model.intel.malwarebazaar.MalwareBazaarFacts;
import io.github.cowriekit.model.intel.maxmind.MaxMindFacts;
import io.github.cowriekit.model.intel.networks.NetworkListFacts;
import io.github.cowriekit.model.intel.shodan.ShodanFacts;
import io.github.cowriekit.model.intel.spur.SpurFacts;
import io.github.cowriekit.model.intel.tor.TorFacts;
import io.github.cowriekit.model.intel.virustotal.AnalysisStats;
import io.github.cowriekit.model.intel.virustotal.VirusTotalFileFacts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SubjectViewTest {
    private static final Observable ADDRESS = Observable.ip("192.0.2.7");
    private static final Observable FILE = Observable.sha256("0badcafe".repeat(8));
    private static final Instant FETCHED = Instant.parse("2026-02-01T12:00:00Z");
    private static final Instant BUILT = Instant.parse("2026-01-10T00:00:00Z");

    private static EnrichmentResult found(String source, Observable subject, Facts facts) {
        return new EnrichmentResult.Found(subject, source, FETCHED, facts);
    }

    private static <T> Attributed<T> said(T value, String source, @Nullable Instant asOf) {
        return new Attributed<>(value, source, FETCHED, asOf);
    }

    private static SubjectView of(Facts facts) {
        return SubjectView.of(ADDRESS, List.of(found("x", ADDRESS, facts)));
    }

    private static MaxMindFacts maxMind() {
        return new MaxMindFacts(
                new MaxMindFacts.City(
                        BUILT,
                        null,
                        null,
                        new MaxMindFacts.Place("GB", null, Map.of()),
                        null,
                        new MaxMindFacts.Place("US", null, Map.of()),
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null),
                new MaxMindFacts.Asn(BUILT, "192.0.2.0/24", 64_496L, "Example Net"),
                null);
    }

    @Test
    void keepsWhoSaidWhatAndWhenAndAllThatDisagree() {
        DshieldFacts dshield = DshieldFacts.builder()
                .asn(64_496L)
                .asName("EXAMPLE-AS")
                .asCountry("us")
                .network("192.0.2.0/25")
                .abuseContact("abuse@example.net")
                .firstReported(LocalDate.of(2025, 12, 31))
                .updated(BUILT)
                .build();
        SubjectView view = SubjectView.of(
                ADDRESS,
                List.of(
                        found(
                                "abuseipdb",
                                ADDRESS,
                                AbuseIpDbFacts.builder()
                                        .countryCode("DE")
                                        .usageType("Fixed Line ISP")
                                        .tor(true)
                                        .build()),
                        found("dshield", ADDRESS, dshield),
                        found("maxmind", ADDRESS, maxMind())));

        assertThat(view.countries()).containsExactly(said("DE", "abuseipdb", null), said("GB", "maxmind", BUILT));
        assertThat(view.registeredIn()).containsExactly(said("US", "dshield", BUILT), said("US", "maxmind", BUILT));
        assertThat(view.systems())
                .containsExactly(
                        said(new AutonomousSystem(64_496L, "EXAMPLE-AS"), "dshield", BUILT),
                        said(new AutonomousSystem(64_496L, "Example Net"), "maxmind", BUILT));
        assertThat(view.networks())
                .containsExactly(said("192.0.2.0/25", "dshield", BUILT), said("192.0.2.0/24", "maxmind", BUILT));
        assertThat(view.organizations()).containsExactly(said("Example Net", "maxmind", BUILT));
        assertThat(view.uses())
                .containsExactly(
                        said(new NetworkUse(NetworkKind.RESIDENTIAL, null), "abuseipdb", null),
                        said(new NetworkUse(NetworkKind.TOR_EXIT, null), "abuseipdb", null));
        assertThat(view.abuseContacts()).containsExactly(said("abuse@example.net", "dshield", BUILT));
        assertThat(view.firstSeen()).containsExactly(said(Instant.parse("2025-12-31T00:00:00Z"), "dshield", BUILT));
    }

    @Test
    void isEmptyWithoutAnAnswerAboutTheSubject() {
        assertThat(SubjectView.of(ADDRESS, List.of()).isEmpty()).isTrue();
        assertThat(SubjectView.of(
                                ADDRESS,
                                List.of(
                                        found("maxmind", Observable.ip("192.0.2.8"), maxMind()),
                                        new EnrichmentResult.NotFound(ADDRESS, "tor", FETCHED),
                                        new EnrichmentResult.Skipped(ADDRESS, "spur", Reason.NO_KEY),
                                        new EnrichmentResult.Failed(
                                                ADDRESS, "shodan", FETCHED, Reason.UNAVAILABLE, "HTTP 502")))
                        .isEmpty())
                .isTrue();
        assertThat(of(maxMind()).isEmpty()).isFalse();
    }

    @Test
    void saysNothingOfBlanksAndNothingTwice() {
        assertThat(of(ShodanFacts.builder().organization(" ").build()).isEmpty())
                .isTrue();
        EnrichmentResult twice = found("maxmind", ADDRESS, maxMind());
        assertThat(SubjectView.of(ADDRESS, List.of(twice, twice)).countries()).hasSize(1);
    }

    @Test
    void tellsWhatANetworkIsUsedFor() {
        MaxMindFacts.Anonymous hidden = new MaxMindFacts.Anonymous(null, null, true, false, false, false, false, false);
        MaxMindFacts.Anonymous explained = new MaxMindFacts.Anonymous(null, null, true, true, true, true, true, true);
        SpurFacts spur = SpurFacts.builder()
                .infrastructure("DATACENTER")
                .tunnels(List.of(new SpurFacts.Tunnel(true, List.of(), List.of(), "EXAMPLE_VPN", "VPN")))
                .build();
        CloudFacts cloud = CloudFacts.builder()
                .provider("aws")
                .region("eu-west-1")
                .services(List.of("EC2"))
                .build();

        assertThat(uses(new MaxMindFacts(null, null, hidden))).containsExactly("ANONYMIZER null");
        assertThat(uses(new MaxMindFacts(null, null, explained)))
                .containsExactly("HOSTING null", "VPN null", "PROXY null", "RESIDENTIAL_PROXY null", "TOR_EXIT null");
        assertThat(uses(spur)).containsExactly("HOSTING null", "VPN EXAMPLE_VPN");
        assertThat(uses(ShodanFacts.builder().tags(List.of("cloud", "database")).build()))
                .containsExactly("HOSTING null");
        assertThat(uses(new TorFacts(BUILT, List.of()))).containsExactly("TOR_EXIT null");
        assertThat(uses(cloud)).containsExactly("HOSTING aws eu-west-1 EC2");
    }

    private static List<String> uses(Facts facts) {
        return of(facts).uses().stream()
                .map(said -> said.value().kind() + " " + said.value().name())
                .toList();
    }

    @Test
    void knowsScannersByListAndByGreyNoiseAndOnlyThoseThatScan() {
        NetworkListFacts lists = new NetworkListFacts(List.of(
                listed("known-scanner", "Example University"),
                listed("own", null),
                listed("vpn", "v"),
                listed("customers", "c")));
        GreyNoiseFacts scanner = GreyNoiseFacts.builder()
                .noise(true)
                .classification("benign")
                .name("Example Scanner")
                .build();
        GreyNoiseFacts service = GreyNoiseFacts.builder()
                .noise(false)
                .riot(true)
                .classification("benign")
                .name("Example DNS")
                .build();
        CowrieLogFacts.Noise logged = new CowrieLogFacts.Noise(true, false, "benign", "Logged Scanner", null, null);

        assertThat(scanners(lists)).containsExactly("Example University");
        assertThat(uses(lists)).containsExactly("OWN list", "VPN v");
        assertThat(scanners(scanner)).containsExactly("Example Scanner");
        assertThat(scanners(service)).isEmpty();
        assertThat(scanners(new CowrieLogFacts(null, logged, null))).containsExactly("Logged Scanner");
    }

    private static NetworkListFacts.Network listed(String kind, @Nullable String label) {
        return new NetworkListFacts.Network("list", null, null, label, kind);
    }

    private static List<String> scanners(Facts facts) {
        return of(facts).knownScanners().stream().map(Attributed::value).toList();
    }

    @Test
    void countsWhoCallsAFileMalicious() {
        VirusTotalFileFacts virusTotal = VirusTotalFileFacts.builder()
                .threatNames(List.of(
                        new VirusTotalFileFacts.CountedLabel("mirai", 9),
                        new VirusTotalFileFacts.CountedLabel("gafgyt", 2)))
                .threatLabel("trojan.mirai/gafgyt")
                .firstSubmission(BUILT)
                .lastAnalysis(FETCHED)
                .lastAnalysisStats(AnalysisStats.builder()
                        .malicious(30)
                        .undetected(25)
                        .timeout(3)
                        .build())
                .build();
        SubjectView view = SubjectView.of(
                FILE,
                List.of(
                        found("virustotal", FILE, virusTotal),
                        found(
                                "malwarebazaar",
                                FILE,
                                MalwareBazaarFacts.builder().signature("Mirai").build()),
                        found(
                                "circl",
                                FILE,
                                HashlookupFacts.builder()
                                        .knownMalicious(List.of("a", "b"))
                                        .build()),
                        found(
                                "cowrie-log",
                                FILE,
                                new CowrieLogFacts(new CowrieLogFacts.Scan(5L, 60L, BUILT, List.of()), null, null))));

        assertThat(view.detections())
                .containsExactly(
                        said(new Detections(30, 55L), "virustotal", FETCHED),
                        said(new Detections(1, null), "malwarebazaar", null),
                        said(new Detections(2, null), "circl", null),
                        said(new Detections(5, 60L), "cowrie-log", BUILT));
        assertThat(view.malwareFamilies())
                .containsExactly(
                        said("mirai", "virustotal", FETCHED),
                        said("gafgyt", "virustotal", FETCHED),
                        said("Mirai", "malwarebazaar", null));
        assertThat(view.firstSeen()).containsExactly(said(BUILT, "virustotal", FETCHED));
    }

    @Test
    void fallsBackToTheLabelOfAFileWithoutFamilies() {
        VirusTotalFileFacts facts =
                VirusTotalFileFacts.builder().threatLabel("trojan.linux").build();
        assertThat(of(facts).malwareFamilies()).containsExactly(said("trojan.linux", "x", null));
    }

    @Test
    void findsEveryKindOfFacts() {
        Map<String, Class<? extends Facts>> kinds = FactsKinds.all();
        assertThat(kinds)
                .hasSizeGreaterThan(30)
                .containsEntry("spur", SpurFacts.class)
                .containsEntry("custom", CustomFacts.class);
    }

    @Test
    void namesAndFindsNetworkKinds() {
        assertThat(NetworkKind.TOR_EXIT.label()).isEqualTo("tor-exit");
        assertThat(NetworkKind.values())
                .allSatisfy(kind -> assertThat(NetworkKind.find(kind.label())).contains(kind));
        assertThat(NetworkKind.find("customers")).isEmpty();
        assertThat(NetworkKind.values())
                .filteredOn(NetworkKind::isAnonymizing)
                .containsExactly(
                        NetworkKind.VPN,
                        NetworkKind.PROXY,
                        NetworkKind.RESIDENTIAL_PROXY,
                        NetworkKind.TOR_EXIT,
                        NetworkKind.ANONYMIZER);
    }
}
