package io.github.cowriekit.report.diary;

import static io.github.cowriekit.report.diary.DiaryBlocks.block;
import static io.github.cowriekit.report.fixtures.Diary.found;
import static io.github.cowriekit.report.fixtures.Diary.notFound;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.SessionBuilder;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.Reason;
import io.github.cowriekit.model.intel.abuseipdb.AbuseIpDbFacts;
import io.github.cowriekit.model.intel.clouds.CloudFacts;
import io.github.cowriekit.model.intel.dshield.DshieldFacts;
import io.github.cowriekit.model.intel.maxmind.MaxMindFacts;
import io.github.cowriekit.model.intel.networks.NetworkListFacts;
import io.github.cowriekit.model.intel.spur.SpurClient;
import io.github.cowriekit.model.intel.spur.SpurFacts;
import io.github.cowriekit.model.intel.tor.TorFacts;
import io.github.cowriekit.report.Reports;
import io.github.cowriekit.report.fixtures.Diary;
import io.github.cowriekit.report.fixtures.WrittenReports;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the block says of origin and network where databases or lists on this machine know the address. */
class DiaryOriginTest {
    private static final Observable ADDRESS = Observable.ip("192.0.2.7");
    private static final AbuseIpDbFacts ABUSEIPDB =
            AbuseIpDbFacts.builder().countryCode("US").usageType("Mobile ISP").build();

    private final SessionBuilder session = Diary.session("aaaaaaaaaaaa", "192.0.2.7", SessionEnd.CLOSED);

    private static MaxMindFacts maxMind(String country) {
        return new MaxMindFacts(
                new MaxMindFacts.City(
                        null,
                        null,
                        null,
                        new MaxMindFacts.Place(country, null, Map.of()),
                        null,
                        null,
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
                null,
                null);
    }

    @Test
    void showsCountryAndKindWithAllWhoSaySo() {
        CloudFacts cloud =
                CloudFacts.builder().provider("digitalocean").country("GB").build();
        assertThat(block(
                        session,
                        found("abuseipdb", ADDRESS, ABUSEIPDB),
                        found("clouds", ADDRESS, cloud),
                        found("maxmind", ADDRESS, maxMind("GB")),
                        found("tor", ADDRESS, new TorFacts(null, List.of()))))
                .contains("Country  US (abuseipdb), GB (clouds, maxmind)\n")
                .contains("Network Kind  mobile (abuseipdb), hosting digitalocean (clouds), tor-exit (tor)\n");
    }

    @Test
    void showsWhereTheNetworkIsRegisteredAndWhatIsHintedAt() {
        SpurFacts spur = SpurFacts.builder()
                .client(new SpurClient(List.of(), null, null, null, null, List.of("EXAMPLE_PROXY"), List.of()))
                .build();

        assertThat(block(
                        session,
                        found(
                                "dshield",
                                ADDRESS,
                                DshieldFacts.builder().asCountry("NL").build()),
                        found("spur", ADDRESS, spur)))
                .contains("Registered Country  NL (dshield)\n")
                .contains("Network Kind Hint  residential-proxy (spur)\n")
                .doesNotContain("  Country", "Network Kind  ");
    }

    @Test
    void showsWhoSaysWhatWhereSourcesDisagreeAboutTheCountry() {
        String both = "HK (spur), CN (dshield: registered)";

        assertThat(DiaryBlocks.answer(Diary.vpn())).contains("From           43.154.116.34  " + both + "  AS132203");
        assertThat(WrittenReports.write(Reports.diary().brief(), List.of(Diary.vpn())))
                .contains(", " + both + ", vpn\n");
        assertThat(WrittenReports.write(Reports.markdown(), List.of(Diary.vpn())))
                .contains("| Country | " + both + " |\n");
        assertThat(DiaryBlocks.answer(Diary.datacenter())).contains("142.93.64.69  US  AS14061");
    }

    @Test
    void namesKnownScannersWithoutTheirControlCharacters() {
        NetworkListFacts.Network listed =
                new NetworkListFacts.Network(null, null, null, "Example\u001b[2J University", "known-scanner");
        assertThat(block(session, found("networks", ADDRESS, new NetworkListFacts(List.of(listed)))))
                .contains("Known Scanner  $'Example\\x1b[2J University (networks)'\n")
                .doesNotContain("\u001b", "Network Kind");
    }

    @Test
    void isSilentWhereNobodySaysSo() {
        assertThat(block(
                        session,
                        notFound("maxmind", ADDRESS),
                        notFound("tor", ADDRESS),
                        notFound("clouds", ADDRESS),
                        notFound("networks", ADDRESS)))
                .doesNotContain("Country", "Network Kind", "MAXMIND", "TOR", "CLOUDS", "NETWORKS");
    }

    @Test
    void showsThatADatabaseFailed() {
        assertThat(block(
                        session,
                        new EnrichmentResult.Failed(
                                ADDRESS, "maxmind", Diary.FETCHED, Reason.INVALID_ANSWER, "a damaged entry")))
                .containsOnlyOnce("MAXMIND  failed (a damaged entry)\n");
    }
}
