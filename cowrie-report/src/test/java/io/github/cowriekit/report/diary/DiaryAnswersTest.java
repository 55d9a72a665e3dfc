package io.github.cowriekit.report.diary;

import static io.github.cowriekit.report.diary.DiaryBlocks.block;
import static io.github.cowriekit.report.diary.DiaryBlocks.label;
import static io.github.cowriekit.report.fixtures.Diary.found;
import static io.github.cowriekit.report.fixtures.Diary.notFound;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionBuilder;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.intel.CustomFacts;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.Reason;
import io.github.cowriekit.model.intel.dshield.DshieldFacts;
import io.github.cowriekit.model.intel.spur.SpurClient;
import io.github.cowriekit.model.intel.spur.SpurFacts;
import io.github.cowriekit.model.intel.urlhaus.UrlhausPayloadFacts;
import io.github.cowriekit.model.intel.urlhaus.UrlhausUrlFacts;
import io.github.cowriekit.model.intel.virustotal.AnalysisStats;
import io.github.cowriekit.model.intel.virustotal.VirusTotalFileFacts;
import io.github.cowriekit.model.intel.virustotal.VirusTotalIpFacts;
import io.github.cowriekit.model.intel.virustotal.VirusTotalUrlFacts;
import io.github.cowriekit.report.Reports;
import io.github.cowriekit.report.fixtures.Diary;
import io.github.cowriekit.report.fixtures.WrittenReports;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the block says about answers other than those in the diary. */
class DiaryAnswersTest {
    private static final Observable SOURCE = Observable.ip("192.0.2.7");
    private static final Observable FILE = Observable.sha256(Diary.PERL_BOT);
    private static final Observable URL = Observable.url("http://198.51.100.9/x");

    private final SessionBuilder session = Diary.session("aaaaaaaaaaaa", "192.0.2.7", SessionEnd.CLOSED);
    private final SessionBuilder withFile = Diary.session("aaaaaaaaaaaa", "192.0.2.7", SessionEnd.CLOSED)
            .downloads(List.of(Download.builder(FileOrigin.URL)
                    .url("http://198.51.100.9/x")
                    .host("198.51.100.9")
                    .sha256(Diary.PERL_BOT)
                    .build()));

    @Test
    void tellsSkippedFailedAndNotFoundApart() {
        assertThat(block(
                        session,
                        skipped("urlhaus", SOURCE, "no key"),
                        failed("dshield", SOURCE, "timeout after 10 s"),
                        notFound("spur", SOURCE)))
                .contains("URLhaus IP Tags  skipped (no key)\n")
                .contains("ASNAME  failed (timeout after 10 s)\n")
                .contains("SPUR  not found\n")
                .doesNotContain("ASCOUNTRY");
        assertThat(block(session, notFound("dshield", SOURCE), skipped("spur", SOURCE, "no key")))
                .contains("ASNAME  not found\n")
                .contains("SPUR  skipped (no key)\n");
    }

    @Test
    void showsAnAnswerWithoutNameOrCountryAsEmpty() {
        assertThat(block(
                        session, found("dshield", SOURCE, DshieldFacts.builder().build())))
                .contains(label("ASNAME") + "\n" + label("ASCOUNTRY") + "\n");
    }

    @Test
    void saysThatAFileIsUnknownInsteadOfInventingADate() {
        assertThat(block(withFile, notFound("virustotal", FILE)))
                .contains("VT Description  not found\n")
                .doesNotContain("1970")
                .doesNotContain("VT First")
                .doesNotContain("VT Malicious");
        assertThat(block(withFile, failed("virustotal", FILE, "429"))).contains("VT Description  failed (429)\n");
    }

    @Test
    void leavesFactsThatAreMissingEmpty() {
        assertThat(block(
                        withFile,
                        found("virustotal", FILE, VirusTotalFileFacts.builder().build())))
                .contains(label("VT Description") + "\n" + label("VT Threat Classification") + "\n"
                        + label("VT First Submission") + "\n" + label("VT Malicious Hits") + "\n");
    }

    @Test
    void showsEverythingThatSpurSaysInTheOrderOfTheDiary() {
        SpurFacts facts = SpurFacts.builder()
                .asn(64496L)
                .asOrganization("AS of tests")
                .organization("Tests")
                .infrastructure("MOBILE")
                .client(new SpurClient(
                        List.of("FILE_SHARING"),
                        new SpurClient.Concentration("Ghent", null, "BE", 0.25, null, 12.5),
                        14L,
                        3L,
                        4_941_431L,
                        List.of("LUMINATI_PROXY"),
                        List.of("MOBILE", "DESKTOP")))
                .location(new SpurFacts.Location(null, "", "BE"))
                .risks(List.of("TUNNEL"))
                .services(List.of("OPENVPN"))
                .tunnels(List.of(
                        new SpurFacts.Tunnel(true, List.of("198.51.100.1"), List.of(), "NORD_VPN", "VPN"),
                        new SpurFacts.Tunnel(false, List.of(), List.of(), "TOR", "TOR")))
                .ai(new SpurFacts.Ai("OPENAI", List.of("CRAWLER")))
                .balanceRemaining(5L)
                .build();
        assertThat(block(session, found("spur", SOURCE, facts)).lines().filter(line -> line.contains("SPUR")))
                .map(String::strip)
                .containsExactly(
                        "SPUR ASN  64496",
                        "SPUR ASN Organization  AS of tests",
                        "SPUR Organization  Tests",
                        "SPUR Infrastructure  MOBILE",
                        "SPUR Client Behaviors  ['FILE_SHARING']",
                        "SPUR Client Proxies  ['LUMINATI_PROXY']",
                        "SPUR Client Types  ['MOBILE', 'DESKTOP']",
                        "SPUR Client Count  14",
                        "SPUR Client Concentration  Ghent, BE, density 0.25, skew 12.5 km",
                        "SPUR Client Countries  3",
                        "SPUR Client Geo-spread  4941431",
                        "SPUR Risks  ['TUNNEL']",
                        "SPUR Services  ['OPENVPN']",
                        "SPUR Location  BE",
                        "SPUR Anonymous Tunnel  True",
                        "SPUR Tunnel Entries  ['198.51.100.1']",
                        "SPUR Tunnel Operator  NORD_VPN",
                        "SPUR Tunnel Type  VPN",
                        "SPUR Tunnel 2 Anonymous  False",
                        "SPUR Tunnel 2 Operator  TOR",
                        "SPUR Tunnel 2 Type  TOR",
                        "SPUR AI Operator  OPENAI",
                        "SPUR AI Types  ['CRAWLER']");
    }

    @Test
    void survivesASpurAnswerWithoutAnyPart() {
        assertThat(block(session, found("spur", SOURCE, SpurFacts.builder().build())))
                .contains("SPUR  found, no details\n");
    }

    @Test
    void hidesNothingThatWasFound() {
        assertThat(block(
                        withFile,
                        found(
                                "virustotal",
                                SOURCE,
                                VirusTotalIpFacts.builder()
                                        .lastAnalysisStats(hits(3))
                                        .build()),
                        found(
                                "urlhaus",
                                FILE,
                                UrlhausPayloadFacts.builder()
                                        .fileType("elf")
                                        .signature("Mirai")
                                        .build()),
                        found(
                                "urlhaus",
                                URL,
                                UrlhausUrlFacts.builder()
                                        .status("online")
                                        .threat("malware_download")
                                        .tags(List.of("elf", "mirai"))
                                        .build()),
                        found(
                                "virustotal",
                                URL,
                                VirusTotalUrlFacts.builder()
                                        .lastAnalysisStats(hits(7))
                                        .build())))
                .contains("VT Address Malicious Hits  3\n")
                .contains("URLhaus Payload  found\n")
                .contains("URLhaus Payload Type  elf\n")
                .contains("URLhaus Payload Signature  Mirai\n")
                .contains("URLhaus URL  found\n")
                .contains("URLhaus URL Status  online\n")
                .contains("URLhaus URL Threat  malware_download\n")
                .contains("URLhaus URL Tags  elf, mirai\n")
                .contains("VT URL Malicious Hits  7\n");
    }

    @Test
    void saysOnceThatASourceWasSkippedBeyondTheLinesOfTheDiary() {
        String text = block(
                withFile,
                skipped("virustotal", SOURCE, "no key"),
                skipped("virustotal", FILE, "no key"),
                skipped("virustotal", URL, "no key"),
                failed("urlhaus", URL, "HTTP 502"),
                notFound("urlhaus", FILE));
        assertThat(text)
                .contains("VT Address  skipped (no key)\n")
                .contains("VT Description  skipped (no key)\n")
                .doesNotContain("VT URL")
                .contains("URLhaus URL  failed (HTTP 502)\n")
                .doesNotContain("URLhaus Payload");
    }

    @Test
    void showsTheFactsOfOtherSources() {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("ports", List.of(22L, 80L));
        attributes.put("noise", true);
        attributes.put("name\nX", "a\nb");
        attributes.put("nothing", "");
        Observable password = new Observable(ObservableType.PASSWORD, "s3cret");
        assertThat(block(
                        withFile,
                        found("internetdb", SOURCE, new CustomFacts(attributes)),
                        notFound("otherintel", SOURCE),
                        found("yara", FILE, new CustomFacts(Map.of("rule", "mirai"))),
                        found("leaks", password, new CustomFacts(Map.of("seen", 12L)))))
                .contains("INTERNETDB ports  [22, 80]\n")
                .contains("INTERNETDB noise  True\n")
                .contains("INTERNETDB $'name\\nX'  $'a\\nb'\n")
                .doesNotContain("nothing")
                .doesNotContain("OTHERINTEL")
                .contains("YARA rule  mirai\n")
                .contains("LEAKS seen (password)  12\n")
                .doesNotContain("s3cret");
    }

    @Test
    void neutralisesWhatServicesSay() {
        DshieldFacts facts = DshieldFacts.builder()
                .asName("Evil\u001b[31m\n" + "X".repeat(96))
                .asCountry("http://evil.example/")
                .build();
        assertThat(block(session, found("dshield", SOURCE, facts), skipped("spur", SOURCE, "a\nb")))
                .contains("ASNAME  $'Evil\\x1b[31m\\n" + "X".repeat(96) + "'\n")
                .contains("ASCOUNTRY  http[://]evil[.]example/\n")
                .contains("SPUR  skipped ($'a\\nb')\n");
    }

    @Test
    void summarisesWhatTheSourcesAnswered() {
        Session other = Diary.session("bbbbbbbbbbbb", "192.0.2.8", SessionEnd.CLOSED)
                .logins(List.of(Login.builder().username("x").build()))
                .build();
        String text = WrittenReports.write(
                Reports.diary(),
                List.of(
                        new EnrichedSession(
                                withFile.build(),
                                List.of(
                                        notFound("virustotal", FILE),
                                        failed("dshield", SOURCE, "timeout"),
                                        skipped("spur", SOURCE, "no key"))),
                        new EnrichedSession(other, List.of(skipped("spur", Observable.ip("192.0.2.8"), "no key")))));
        assertThat(text.substring(text.indexOf("Total Number")).lines().map(String::strip))
                .contains("Failed Logins:  1", "With Files:  1", "With Successful Login:  0")
                .containsSubsequence("Malware Families", "<not found>  1")
                .containsSubsequence(
                        "Enrichment",
                        "dshield failed  1, such as: timeout",
                        "spur skipped (no key)  2",
                        "virustotal not found  1");
    }

    private static AnalysisStats hits(long malicious) {
        return AnalysisStats.builder().malicious(malicious).build();
    }

    private static EnrichmentResult skipped(String source, Observable subject, String reason) {
        return new EnrichmentResult.Skipped(subject, source, Reason.OTHER, reason);
    }

    private static EnrichmentResult failed(String source, Observable subject, String reason) {
        return new EnrichmentResult.Failed(subject, source, Diary.FETCHED, Reason.OTHER, reason);
    }
}
