package io.github.cowriekit.report.diary;

import static io.github.cowriekit.report.diary.DiaryBlocks.block;
import static io.github.cowriekit.report.diary.DiaryBlocks.labelled;
import static io.github.cowriekit.report.fixtures.Diary.found;
import static io.github.cowriekit.report.fixtures.Diary.notFound;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.SessionBuilder;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.Reason;
import io.github.cowriekit.model.intel.feodotracker.FeodoTrackerFacts;
import io.github.cowriekit.model.intel.intelfeed.IntelfeedFacts;
import io.github.cowriekit.model.intel.iscresearch.ResearchScannerFacts;
import io.github.cowriekit.model.intel.urlhaus.UrlhausHostFacts;
import io.github.cowriekit.report.fixtures.Diary;
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
                                new ResearchScannerFacts.Scanner("scan", null, null),
                                new ResearchScannerFacts.Scanner("scan", null, null))),
                        "ISC Research Scanner  scan\n"),
                Arguments.of(
                        "feodotracker",
                        new FeodoTrackerFacts(List.of(new FeodoTrackerFacts.Server(
                                null, null, null, null, null, null, null, null, "Example\u001b[2J"))),
                        "Feodo Tracker  $'Example\\x1b[2J'\n"),
                Arguments.of(
                        "urlhaus-recent",
                        UrlhausHostFacts.builder()
                                .urls(List.of(new UrlhausHostFacts.Url(
                                        null, null, null, null, null, null, null, null, null, List.of("elf", "mirai"))))
                                .build(),
                        "URLhaus IP Tags (urlhaus-recent)  elf, mirai\n"));
    }

    @ParameterizedTest
    @MethodSource("listed")
    void labelsWhatIsListed(String source, Facts facts, String line) {
        assertThat(block(session, found(source, SOURCE, facts))).contains(line).doesNotContain("\u001b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"isc-intelfeed", "isc-research", "feodotracker", "urlhaus-recent"})
    void saysNothingOfWhatIsNotListedAndShowsWhatFailed(String source) {
        assertThat(labelled(block(session, notFound(source, SOURCE)))).isEqualTo(labelled(block(session)));
        assertThat(block(session, notFound(source, SOURCE))).contains("No answer      not listed: " + source + "\n");
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
                .urls(List.of(new UrlhausHostFacts.Url(
                        null, null, null, null, null, null, null, null, null, List.of("mirai"))))
                .build();

        assertThat(block(session, found("urlhaus", SOURCE, facts)))
                .contains("URLhaus IP Tags  mirai\n")
                .doesNotContain("urlhaus-recent");
        assertThat(block(session, found("urlhaus-recent", SOURCE, facts)))
                .contains("URLhaus IP Tags (urlhaus-recent)  mirai\n")
                .doesNotContain("URLhaus IP Tags  ");
        assertThat(block(session, found("our-mirror", SOURCE, facts)))
                .contains("URLhaus Malware URLs (our-mirror)  3\n")
                .doesNotContain("URLhaus Malware URLs  ");
    }

    @Test
    void keepsASessionOfAKnownScanner() {
        ResearchScannerFacts facts =
                new ResearchScannerFacts(List.of(new ResearchScannerFacts.Scanner("scan", null, null)));

        assertThat(block(session, found("isc-research", SOURCE, facts))).contains("aaaaaaaaaaaa", SOURCE.value());
    }
}
