package io.github.cowriekit.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.Operator;
import io.github.cowriekit.model.assessment.OperatorVerdict;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.NetworkKind;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.spur.SpurFacts;
import io.github.cowriekit.parser.CowrieLog;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The three sessions of the diary of the SANS ISC that this library started from, one of which came through a VPN. */
class DiarySessionsTest {
    private static List<Session> sessions() {
        Path log = Path.of("..", "examples", "sample-logs", "diary");
        try (var sessions = CowrieLog.in(log).sessions()) {
            return sessions.toList();
        }
    }

    @Test
    void areAutomatedAndSayWhy() {
        assertThat(sessions()).hasSize(3).allSatisfy(session -> {
            OperatorVerdict verdict = Analysis.standard().assess(session).operator();
            assertThat(verdict.verdict()).isEqualTo(Operator.AUTOMATED);
            assertThat(verdict.available()).isGreaterThan(3);
            assertThat(verdict.evidence()).allSatisfy(item -> {
                assertThat(item.sentence()).isNotBlank().doesNotContain("{}");
                assertThat(item.source()).isNotBlank();
            });
        });
    }

    @Test
    void aVpnDoesNotMakeAPersonOfABot() {
        Session session = sessions().stream()
                .filter(each -> each.id().equals("909bea239054"))
                .findFirst()
                .orElseThrow();
        Observable source = Observable.ip(String.valueOf(session.source().ip()));
        SpurFacts facts = SpurFacts.builder()
                .tunnels(List.of(new SpurFacts.Tunnel(true, List.of(), List.of(), "NORD_VPN", "VPN")))
                .build();
        EnrichedSession enriched = new EnrichedSession(
                session,
                List.of(new EnrichmentResult.Found(source, "spur", Instant.parse("2023-05-26T00:00:00Z"), facts)));

        var assessment = Analysis.standard().assess(enriched);
        assertThat(assessment.origin().kind()).contains(NetworkKind.VPN);
        assertThat(assessment.operator().verdict()).isEqualTo(Operator.AUTOMATED);
        assertThat(assessment.operator().evidence())
                .filteredOn(item -> item.id().equals("E1"))
                .singleElement()
                .satisfies(item -> assertThat(item.observed()).isEqualTo("VPN"));
    }
}
