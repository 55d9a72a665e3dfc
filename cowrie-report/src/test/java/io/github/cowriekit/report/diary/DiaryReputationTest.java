package io.github.cowriekit.report.diary;

import static io.github.cowriekit.report.diary.DiaryBlocks.block;
import static io.github.cowriekit.report.fixtures.Diary.found;
import static io.github.cowriekit.report.fixtures.Diary.notFound;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.SessionBuilder;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.Reason;
import io.github.cowriekit.model.intel.abuseipdb.AbuseIpDbFacts;
import io.github.cowriekit.model.intel.crowdsec.CrowdSecFacts;
import io.github.cowriekit.model.intel.greynoise.GreyNoiseFacts;
import io.github.cowriekit.model.intel.malwarebazaar.MalwareBazaarFacts;
import io.github.cowriekit.model.intel.threatfox.ThreatFoxFacts;
import io.github.cowriekit.report.fixtures.Diary;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the block says about the reputation of hosts and files. */
class DiaryReputationTest {
    private static final Observable SOURCE = Observable.ip("192.0.2.7");
    private static final Observable FILE = Observable.sha256("0badcafe".repeat(8));

    private final SessionBuilder session = Diary.session("aaaaaaaaaaaa", "192.0.2.7", SessionEnd.CLOSED)
            .downloads(List.of(
                    Download.builder(FileOrigin.URL).sha256(FILE.value()).build()));

    @Test
    void showsWhatSourcesThinkOfAnAddress() {
        assertThat(block(
                        session,
                        found(
                                "abuseipdb",
                                SOURCE,
                                AbuseIpDbFacts.builder()
                                        .abuseConfidenceScore(97L)
                                        .totalReports(12L)
                                        .usageType("Data Center\u001b[2J")
                                        .build()),
                        found(
                                "crowdsec",
                                SOURCE,
                                CrowdSecFacts.builder().reputation("malicious").build()),
                        found(
                                "greynoise",
                                SOURCE,
                                GreyNoiseFacts.builder()
                                        .classification("benign")
                                        .name("Example")
                                        .build())))
                .contains(
                        "AbuseIPDB Score  97\n",
                        "AbuseIPDB Reports  12\n",
                        "AbuseIPDB Usage  $'Data Center\\x1b[2J'\n",
                        "CrowdSec Reputation  malicious\n",
                        "GreyNoise Classification  benign\n",
                        "GreyNoise Name  Example\n")
                .doesNotContain("\u001b");
    }

    @Test
    void showsWhatSourcesThinkOfAFileWithoutEndlessLists() {
        List<ThreatFoxFacts.Indicator> indicators = IntStream.range(0, 12)
                .mapToObj(i -> new ThreatFoxFacts.Indicator(
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        new ThreatFoxFacts.Malware("elf.m" + i, null, null, null),
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        List.of()))
                .toList();

        assertThat(block(
                        session,
                        found(
                                "malwarebazaar",
                                FILE,
                                MalwareBazaarFacts.builder()
                                        .signature("Mirai")
                                        .tags(List.of("elf", "mirai"))
                                        .build()),
                        found("threatfox", FILE, new ThreatFoxFacts(indicators))))
                .contains(
                        "MalwareBazaar  Mirai\n",
                        "MalwareBazaar Tags  elf, mirai\n",
                        "elf.m0, elf.m1, elf.m2, elf.m3, elf.m4, elf.m5, elf.m6, elf.m7, elf.m8, elf.m9 and 2 more\n");
    }

    @Test
    void saysWhatFailedAndIsSilentAboutWhatIsNotKnown() {
        assertThat(block(
                        session,
                        new EnrichmentResult.Failed(SOURCE, "abuseipdb", Instant.EPOCH, Reason.UNAVAILABLE, "HTTP 500"),
                        notFound("greynoise", SOURCE),
                        notFound("malwarebazaar", FILE)))
                .containsPattern("ABUSEIPDB  failed.*HTTP 500")
                .doesNotContain("GreyNoise", "MalwareBazaar");
    }
}
