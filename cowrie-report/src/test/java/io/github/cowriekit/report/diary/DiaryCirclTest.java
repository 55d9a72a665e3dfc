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
import io.github.cowriekit.model.intel.circl.HashlookupFacts;
import io.github.cowriekit.report.fixtures.Diary;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the block says about files that CIRCL hashlookup knows. */
class DiaryCirclTest {
    private static final Observable FILE = Observable.sha256("0badcafe".repeat(8));

    private final SessionBuilder session = Diary.session("aaaaaaaaaaaa", "192.0.2.7", SessionEnd.CLOSED)
            .downloads(List.of(
                    Download.builder(FileOrigin.URL).sha256(FILE.value()).build()));

    @Test
    void namesAKnownFile() {
        HashlookupFacts facts = HashlookupFacts.builder()
                .fileName("./usr/bin/wget\u001b[2J")
                .knownMalicious(List.of("a.example"))
                .trust(60L)
                .build();

        assertThat(block(session, found("circl", FILE, facts)))
                .contains("CIRCL Known File  $'./usr/bin/wget\\x1b[2J'\n", "CIRCL Trust  60\n")
                .contains("CIRCL Known Malicious  a")
                .doesNotContain("\u001b");
    }

    @Test
    void saysNothingOfAnUnknownFileAndShowsWhatFailed() {
        assertThat(block(session, notFound("circl", FILE))).doesNotContain("CIRCL");
        assertThat(block(
                        session,
                        new EnrichmentResult.Failed(FILE, "circl", Diary.FETCHED, Reason.UNAVAILABLE, "HTTP 502")))
                .containsOnlyOnce("CIRCL")
                .contains("CIRCL  failed (HTTP 502)\n");
    }
}
