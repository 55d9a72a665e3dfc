package io.github.cowriekit.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.assessment.Origin;
import io.github.cowriekit.model.intel.Attributed;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.NetworkKind;
import io.github.cowriekit.model.intel.NetworkRole;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.Reason;
import io.github.cowriekit.model.intel.SubjectView;
import io.github.cowriekit.model.intel.abuseipdb.AbuseIpDbFacts;
import io.github.cowriekit.model.intel.cowrielog.CowrieLogFacts;
import io.github.cowriekit.model.intel.greynoise.GreyNoiseFacts;
import io.github.cowriekit.model.intel.spur.SpurFacts;
import io.github.cowriekit.model.intel.urlhaus.UrlhausHostFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginTest {
    private static final Instant DAY = Instant.parse("2026-03-01T12:00:00Z");
    private static final Observable SOURCE = Observable.ip("192.0.2.1");

    private static Session session() {
        return Session.builder("0123456789ab", SessionEnd.CLOSED)
                .source(new Endpoint("192.0.2.1", 40_000))
                .startedAt(DAY)
                .downloads(List.of(
                        Download.builder(FileOrigin.URL).host("198.51.100.7").build()))
                .build();
    }

    private static EnrichmentResult found(Observable observable, String source, Facts facts) {
        return new EnrichmentResult.Found(observable, source, DAY.plus(Duration.ofHours(1)), facts);
    }

    private static Origin origin(EnrichmentResult... results) {
        return Analysis.standard()
                .assess(new EnrichedSession(session(), List.of(results)))
                .origin();
    }

    private static SubjectView view(Origin origin) {
        return Objects.requireNonNull(origin.view());
    }

    private static SpurFacts spur(SpurFacts.Tunnel... tunnels) {
        return SpurFacts.builder()
                .asn(64500L)
                .organization("Example Hosting")
                .infrastructure("DATACENTER")
                .location(new SpurFacts.Location("Town", "State", "US"))
                .tunnels(List.of(tunnels))
                .build();
    }

    private static AbuseIpDbFacts abuse(String usage) {
        return AbuseIpDbFacts.builder()
                .countryCode("DE")
                .usageType(usage)
                .abuseConfidenceScore(90L)
                .build();
    }

    @Test
    void saysNothingThatNobodySaid() {
        Origin origin = origin();

        assertThat(origin.subject()).contains(SOURCE);
        assertThat(origin.kind()).isEmpty();
        assertThat(view(origin).isEmpty()).isTrue();
        assertThat(origin.disagreements()).isEmpty();
        assertThat(origin.warnings()).isEmpty();
    }

    @Test
    void keepsWhoSaidWhatWhenSourcesDisagree() {
        Origin origin = origin(found(SOURCE, "spur", spur()), found(SOURCE, "abuseipdb", abuse("Fixed Line ISP")));

        assertThat(view(origin).countries())
                .extracting(Attributed::source, Attributed::value)
                .containsExactly(tuple("spur", "US"), tuple("abuseipdb", "DE"));
        assertThat(origin.kind()).contains(NetworkKind.HOSTING);
        assertThat(origin.disagreements()).containsExactly("country", "kind");
        assertThat(view(origin).countries().get(0).fetchedAt()).isEqualTo(DAY.plus(Duration.ofHours(1)));
    }

    @Test
    void keepsTheRoleApartFromTheKind() {
        Origin origin = origin(found(SOURCE, "abuseipdb", abuse("Mobile ISP")));

        assertThat(origin.kind()).contains(NetworkKind.MOBILE);
        assertThat(origin.roles()).extracting(Attributed::value).containsExactly(NetworkRole.ATTACKER);
    }

    @ParameterizedTest
    @CsvSource({"VPN, NORD_VPN, VPN", "PROXY, SOME_PROXY, PROXY", "TOR, , TOR_EXIT"})
    void readsTunnelsAndWarnsThatThePlaceIsTheirs(String type, String operator, NetworkKind kind) {
        Origin origin =
                origin(found(SOURCE, "spur", spur(new SpurFacts.Tunnel(true, List.of(), List.of(), operator, type))));

        assertThat(origin.kind()).contains(kind);
        assertThat(origin.disagreements()).isEmpty();
        assertThat(origin.warnings()).containsExactly("the place is that of the exit, not of whoever used it");
    }

    @Test
    void tellsKnownScannersAndCommonServices() {
        GreyNoiseFacts benign = GreyNoiseFacts.builder()
                .noise(true)
                .riot(false)
                .classification("benign")
                .name("Example")
                .build();
        GreyNoiseFacts common = GreyNoiseFacts.builder().noise(false).riot(true).build();

        assertThat(origin(found(SOURCE, "greynoise", benign)).isKnownScanner()).isTrue();
        assertThat(origin(found(SOURCE, "greynoise", common)).roles())
                .extracting(Attributed::value)
                .containsExactly(NetworkRole.COMMON_SERVICE);
    }

    @ParameterizedTest
    @CsvSource({
        "p1.dyn.isp.example, RESIDENTIAL",
        "vps-7.host.example, HOSTING",
        "lte.carrier.example, MOBILE",
        "lab.uni.edu, EDUCATION",
        "adslike.example,"
    })
    void infersFromAHostNameAndBelievesWhatIsStatedFirst(String name, @Nullable NetworkKind kind) {
        CowrieLogFacts log = new CowrieLogFacts(null, null, new CowrieLogFacts.Name(name, null));
        EnrichmentResult named = found(SOURCE, "cowrie-log", log);

        assertThat(origin(named).kind()).isEqualTo(Optional.ofNullable(kind));
        assertThat(origin(named, found(SOURCE, "spur", spur())).kind()).contains(NetworkKind.HOSTING);
    }

    @Test
    void rentedDevicesAreAHintAndNoStatement() {
        SpurFacts rented = SpurFacts.builder()
                .infrastructure("DATACENTER")
                .risks(List.of("CALLBACK_PROXY"))
                .build();

        Origin origin = origin(found(SOURCE, "spur", rented));
        assertThat(origin.kind()).contains(NetworkKind.HOSTING);
        assertThat(origin.hints()).extracting(Attributed::value).containsExactly(NetworkKind.RESIDENTIAL_PROXY);
    }

    @Test
    void tellsAddressesThatNobodyIsAskedAbout() {
        Origin origin = origin(new EnrichmentResult.Skipped(SOURCE, "spur", Reason.NOT_PUBLIC, "private address"));

        assertThat(origin.specialUse()).isEqualTo("private address");
        assertThat(origin(new EnrichmentResult.Skipped(SOURCE, "spur", Reason.NO_KEY))
                        .specialUse())
                .isNull();
    }

    @Test
    void warnsWhenTheAnswerIsMuchYounger() {
        EnrichmentResult late = new EnrichmentResult.Found(SOURCE, "spur", DAY.plus(Duration.ofDays(400)), spur());

        assertThat(origin(late).warnings()).singleElement().asString().startsWith("asked 400 days after");
    }

    @Test
    void asksAboutDownloadHostsThemselves() {
        Observable host = Observable.ip("198.51.100.7");
        EnrichedSession enriched = new EnrichedSession(
                session(),
                List.of(
                        found(SOURCE, "spur", spur()),
                        found(host, "urlhaus", UrlhausHostFacts.builder().build())));

        Origin only = Analysis.standard().assess(enriched).downloadHosts().get(0);
        assertThat(only.subject()).contains(host);
        assertThat(view(only).countries()).isEmpty();
        assertThat(only.roles()).extracting(Attributed::value).containsExactly(NetworkRole.MALWARE_HOST);
    }

    @Test
    void anUnknownAddressHasNoSubject() {
        Session unknown = Session.builder("0123456789ab", SessionEnd.CLOSED).build();

        assertThat(Analysis.standard().assess(unknown).origin().subject()).isEmpty();
    }
}
