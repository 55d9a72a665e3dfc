package io.github.cowriekit.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cowriekit.model.Client;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.Forward;
import io.github.cowriekit.model.KeyExchange;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.Unusual;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.VirusTotalFileFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnusualTest {
    private static final String HASH = "22".repeat(32);
    private static final Observable FILE = Observable.sha256(HASH);
    private static final Instant FETCHED = Instant.parse("2026-11-01T00:00:00Z");

    private final Analysis analysis = Analysis.builder().memory(Crowd.create()).build();

    @Test
    void findsNothingNewOnASensorThatIsNew() {
        assertThat(of(Sessions.ran("a", "b", "c").build()).reasons()).isEmpty();
    }

    @Test
    void findsWhatTheSensorNeverSaw() {
        warm(100);
        Unusual unusual = of(Sessions.ran("nc -l 4444", "crontab -")
                .client(new Client(
                        "SSH-2.0-Go",
                        KeyExchange.builder().hassh("ab".repeat(16)).build(),
                        null,
                        List.of()))
                .forwards(List.of(
                        Forward.builder().targetHost("192.0.2.1").targetPort(25).build()))
                .build());

        assertThat(unusual.reasons())
                .extracting(Unusual.Reason::id)
                .containsExactly("new-playbook", "new-technique", "new-hassh", "new-forward-target");
        assertThat(unusual.reasons().get(1).observed()).contains("T1095");
        assertThat(unusual.interest()).isEqualTo(60);
        assertThat(of(Sessions.ran("uname -a").build()).interest()).isZero();
    }

    @Test
    void findsWhatIsRare() {
        of(Sessions.ran("echo rare").build());
        warm(1_000);

        assertThat(of(Sessions.ran("echo rare").build()).reasons())
                .extracting(Unusual.Reason::id, Unusual.Reason::observed)
                .containsExactly(tuple("rare-playbook", "about 1 times"));
    }

    @Test
    void findsSessionsFarFromTheirCluster() {
        warm(100);

        assertThat(of(Sessions.ran("uname -a").duration(Duration.ofSeconds(21)).build())
                        .reasons())
                .singleElement()
                .satisfies(reason -> {
                    assertThat(reason.id()).isEqualTo("outside-range");
                    assertThat(reason.observed()).isEqualTo("21000 ms, others 10000 to 10000 ms");
                });
        assertThat(of(Sessions.ran("uname -a").duration(Duration.ofSeconds(15)).build())
                        .reasons())
                .isEmpty();
    }

    @Test
    void findsFilesThatScannersDoNotKnowOrKnewOnlyJustThen() {
        assertThat(ids(new EnrichmentResult.NotFound(FILE, "virustotal", FETCHED)))
                .containsExactly("unknown-file");
        assertThat(ids(found(Sessions.START.minus(Duration.ofDays(7))))).containsExactly("recent-file");
        assertThat(ids(found(Sessions.START.plus(Duration.ofDays(300))))).containsExactly("recent-file");
        assertThat(ids(found(Sessions.START.minus(Duration.ofDays(8))))).isEmpty();
        assertThat(ids(found(null))).isEmpty();
        assertThat(ids(new EnrichmentResult.Skipped(FILE, "virustotal", "no key")))
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

    private void warm(int sessions) {
        for (int i = 0; i < sessions; i++) {
            of(Sessions.ran("uname -a").build());
        }
    }

    private Unusual of(Session session) {
        return Objects.requireNonNull(analysis.assess(session).unusual());
    }

    private static List<String> ids(EnrichmentResult result) {
        return Objects.requireNonNull(
                        Analysis.standard().assess(dropped(result)).unusual())
                .reasons()
                .stream()
                .map(Unusual.Reason::id)
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
