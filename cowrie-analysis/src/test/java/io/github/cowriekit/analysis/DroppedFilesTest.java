package io.github.cowriekit.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.Interest.Reason;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.virustotal.VirusTotalFileFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What scanners know about the files of a session, and the rule of the script that counted them. */
class DroppedFilesTest {
    private static final String HASH = "22".repeat(32);
    private static final Observable FILE = Observable.sha256(HASH);
    private static final Instant FETCHED = Instant.parse("2026-11-01T00:00:00Z");

    @Test
    void findsFilesThatScannersDoNotKnowOrKnewOnlyJustThen() {
        assertThat(ids(new EnrichmentResult.NotFound(FILE, "virustotal", FETCHED)))
                .containsExactly("unknown-file");
        assertThat(ids(found(Sessions.START.minus(Duration.ofDays(7))))).containsExactly("recent-file");
        assertThat(ids(found(Sessions.START.plus(Duration.ofDays(300))))).containsExactly("recent-file");
        assertThat(ids(found(Sessions.START.minus(Duration.ofDays(8))))).isEmpty();
        assertThat(ids(found(null))).isEmpty();
        assertThat(ids(new EnrichmentResult.Skipped(FILE, "virustotal", io.github.cowriekit.model.intel.Reason.NO_KEY)))
                .isEmpty();
        assertThat(ids(new EnrichmentResult.NotFound(FILE, "circl", FETCHED))).isEmpty();
    }

    @Test
    void keepsTheRuleOfTheScript() {
        // counts 20 six times, 1 three times, 5 twice, 7 once, 0 four times, 2 once: of six numbers the rarest four
        LegacyAbnormal legacy = Analysis.legacyAbnormal();
        Map<Long, Integer> times = Map.of(20L, 6, 1L, 3, 5L, 2, 7L, 1, 0L, 4, 2L, 1);
        times.forEach((events, number) -> {
            for (int i = 0; i < number; i++) {
                legacy.count(counted(events));
            }
        });

        assertThat(List.of(2L, 7L, 5L, 1L)).allMatch(events -> legacy.isUncommon(counted(events)));
        assertThat(List.of(0L, 20L, 3L)).noneMatch(events -> legacy.isUncommon(counted(events)));
    }

    @Test
    void keepsTheRecencyOfTheScript() {
        EnrichedSession session = dropped(found(Sessions.START));

        assertThat(LegacyAbnormal.isRecent(
                        session, Sessions.START.plus(Duration.ofDays(6)).minusSeconds(1)))
                .isTrue();
        assertThat(LegacyAbnormal.isRecent(session, Sessions.START.plus(Duration.ofDays(6))))
                .isFalse();
        assertThat(LegacyAbnormal.isRecent(
                        dropped(new EnrichmentResult.NotFound(FILE, "virustotal", FETCHED)), Sessions.START))
                .isFalse();
        assertThat(Analysis.legacyAbnormal().isAbnormal(session, Sessions.START))
                .isTrue();
    }

    private static List<String> ids(EnrichmentResult result) {
        return Objects.requireNonNull(
                        Analysis.standard().assess(dropped(result)).interest())
                .reasons()
                .stream()
                .map(Reason::id)
                .filter(id -> id.endsWith("-file"))
                .toList();
    }

    private static EnrichedSession dropped(EnrichmentResult result) {
        return new EnrichedSession(
                Sessions.ran("wget x")
                        .downloads(List.of(
                                Download.builder(FileOrigin.URL).sha256(HASH).build()))
                        .build(),
                List.of(result));
    }

    private static EnrichmentResult found(@Nullable Instant first) {
        return new EnrichmentResult.Found(
                FILE,
                "virustotal",
                FETCHED,
                VirusTotalFileFacts.builder().firstSubmission(first).build());
    }

    private static Session counted(long events) {
        return Sessions.ran()
                .eventCounts(Map.of("cowrie.command.input", events, "cowrie.login.success", 1L))
                .build();
    }
}
