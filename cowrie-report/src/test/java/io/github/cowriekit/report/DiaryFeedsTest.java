package io.github.cowriekit.report;

import static io.github.cowriekit.report.Diary.found;
import static io.github.cowriekit.report.Diary.notFound;
import static io.github.cowriekit.report.DiaryBlockTest.block;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.SessionBuilder;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.Reason;
import io.github.cowriekit.model.intel.feodotracker.FeodoTrackerFacts;
import io.github.cowriekit.model.intel.feodotracker.FeodoTrackerServer;
import io.github.cowriekit.model.intel.intelfeed.IntelfeedFacts;
import io.github.cowriekit.model.intel.iscresearch.ResearchScanner;
import io.github.cowriekit.model.intel.iscresearch.ResearchScannerFacts;
import io.github.cowriekit.model.intel.urlhaus.UrlhausHostFacts;
import io.github.cowriekit.model.intel.urlhaus.UrlhausUrl;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the block says about addresses that stand in lists. */
class DiaryFeedsTest {
    private static final Observable SOURCE = Observable.ip("192.0.2.7");

    private final SessionBuilder session = Diary.session("aaaaaaaaaaaa", SOURCE.value(), SessionEnd.CLOSED);

    static Stream<Arguments> listed() {
        return Stream.of(
                Arguments.of("isc-intelfeed", new IntelfeedFacts(List.of("a", "b")), "ISC Intelfeed  a, b\n"),
                Arguments.of("isc-intelfeed", new IntelfeedFacts(List.of()), "ISC Intelfeed  listed\n"),
                Arguments.of(
                        "isc-research",
                        new ResearchScannerFacts(List.of(
                                new ResearchScanner("scan", null, null), new ResearchScanner("scan", null, null))),
                        "Known Scanner  scan\n"),
                Arguments.of(
                        "feodotracker",
                        new FeodoTrackerFacts(List.of(FeodoTrackerServer.builder()
                                .malware("Example\u001b[2J")
                                .build())),
                        "Feodo Tracker  $'Example\\x1b[2J'\n"),
                Arguments.of(
                        "urlhaus-recent",
                        UrlhausHostFacts.builder()
                                .urls(List.of(UrlhausUrl.builder()
                                        .tags(List.of("elf", "mirai"))
                                        .build()))
                                .build(),
                        "URLhaus Recent Tags  elf, mirai\n"));
    }

    @ParameterizedTest
    @MethodSource("listed")
    void labelsWhatIsListed(String source, Facts facts, String line) {
        assertThat(block(session, found(source, SOURCE, facts))).contains(line).doesNotContain("\u001b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"isc-intelfeed", "isc-research", "feodotracker", "urlhaus-recent"})
    void saysNothingOfWhatIsNotListedAndShowsWhatFailed(String source) {
        assertThat(block(session, notFound(source, SOURCE))).isEqualTo(block(session));
        assertThat(block(
                        session,
                        new EnrichmentResult.Failed(SOURCE, source, Diary.FETCHED, Reason.UNAVAILABLE, "HTTP 502")))
                .containsOnlyOnce("failed (HTTP 502)\n");
    }

    @Test
    void namesTheSourceThatFoundIt() {
        UrlhausHostFacts facts = UrlhausHostFacts.builder()
                .host(SOURCE.value())
                .urlCount(3L)
                .urls(List.of(UrlhausUrl.builder().tags(List.of("mirai")).build()))
                .build();

        assertThat(block(session, found("urlhaus", SOURCE, facts)))
                .contains("URLhaus IP Tags  mirai\n")
                .doesNotContain("URLhaus Recent");
        assertThat(block(session, found("urlhaus-recent", SOURCE, facts)))
                .contains("URLhaus Recent Tags  mirai\n")
                .doesNotContain("URLhaus IP Tags", "URLhaus Malware URLs");
        assertThat(block(session, found("our-mirror", SOURCE, facts)))
                .contains("OUR-MIRROR url count  3\n")
                .doesNotContain("URLhaus");
    }

    @Test
    void keepsASessionOfAKnownScanner() {
        ResearchScannerFacts facts = new ResearchScannerFacts(List.of(new ResearchScanner("scan", null, null)));

        assertThat(block(session, found("isc-research", SOURCE, facts))).contains("aaaaaaaaaaaa", SOURCE.value());
    }
}
