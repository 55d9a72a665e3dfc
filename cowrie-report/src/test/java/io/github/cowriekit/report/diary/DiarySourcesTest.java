package io.github.cowriekit.report.diary;

import static io.github.cowriekit.report.diary.DiaryBlocks.block;
import static io.github.cowriekit.report.fixtures.Diary.found;
import static io.github.cowriekit.report.fixtures.Diary.notFound;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.SessionBuilder;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.Reason;
import io.github.cowriekit.model.intel.greynoise.GreyNoiseFacts;
import io.github.cowriekit.model.intel.otx.OtxFacts;
import io.github.cowriekit.report.fixtures.Diary;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the block says about who answered what, and who did not. */
class DiarySourcesTest {
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
    void saysWhichSourcesGaveNoAnswerAndWhy() {
        Observable file = Observable.sha256(Diary.PERL_BOT);
        EnrichedSession enriched = new EnrichedSession(
                withFile.build(),
                List.of(
                        notFound("urlhaus", SOURCE),
                        notFound("urlhaus", file),
                        new EnrichmentResult.Skipped(SOURCE, "spur", Reason.NO_KEY),
                        new EnrichmentResult.Skipped(SOURCE, "internetdb", Reason.NOT_ASKED, "excluded"),
                        new EnrichmentResult.Skipped(SOURCE, "greynoise", Reason.NOT_ASKED),
                        new EnrichmentResult.Failed(SOURCE, "dshield", Diary.FETCHED, Reason.TIMEOUT, "after 10 s")));
        assertThat(DiaryBlocks.answer(enriched)).endsWith("""
                        No answer      not listed: urlhaus (client, file)
                                       skipped (no key): spur
                                       skipped (excluded): internetdb
                                       failed (timeout): dshield
                        """);
    }

    @Test
    void saysWhatASourceIsAboutThatKnowsSeveralKindsOfSubjects() {
        OtxFacts pulses = OtxFacts.builder().pulseCount(3L).build();
        assertThat(block(withFile, found("otx", SOURCE, pulses), found("otx", FILE, pulses), found("otx", URL, pulses)))
                .contains("OTX Pulses (address)  3\n", "OTX Pulses (file)  3\n", "OTX Pulses (URL)  3\n");
        assertThat(block(withFile, found("otx", SOURCE, pulses))).contains("OTX Pulses  3\n");
    }

    @Test
    void showsADayWithoutQuotes() {
        GreyNoiseFacts seen =
                GreyNoiseFacts.builder().lastSeen(LocalDate.of(2026, 8, 12)).build();
        assertThat(block(session, found("greynoise", SOURCE, seen))).contains("GreyNoise Last Seen  2026-08-12\n");
    }
}
