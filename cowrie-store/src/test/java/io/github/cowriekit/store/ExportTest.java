package io.github.cowriekit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.json.SessionJson;
import io.github.cowriekit.json.SessionJsonException;
import io.github.cowriekit.model.assessment.Intent;
import io.github.cowriekit.model.assessment.Operator;
import io.github.cowriekit.model.assessment.SessionCategory;
import io.github.cowriekit.model.assessment.Stage;
import io.github.cowriekit.model.intel.CustomFacts;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.Reason;
import io.github.cowriekit.store.fixtures.Sessions;
import io.github.cowriekit.store.fixtures.Stores;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What leaves a store goes into another one as it was, conclusions and answers included. */
class ExportTest {
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
    private static final Observable ADDRESS = Observable.ip("192.0.2.1");

    private static StoredSession full() {
        return new StoredSession(
                new EnrichedSession(
                        Sessions.of("a1", "192.0.2.1", START, "uname \u0000\ud800"),
                        List.of(
                                new EnrichmentResult.Found(
                                        ADDRESS, "mine", START, new CustomFacts(Map.of("kind", "score", "value", 7L))),
                                new EnrichmentResult.NotFound(ADDRESS, "other", START),
                                new EnrichmentResult.Failed(ADDRESS, "third", START, Reason.TIMEOUT, "after 5 s"))),
                new Conclusion(
                        Operator.LIKELY_HUMAN,
                        -1.25,
                        77,
                        SessionCategory.CMD,
                        Stage.ACCESS,
                        Intent.RECON,
                        List.of("T1082"),
                        List.of("a-worm"),
                        "ab".repeat(32),
                        "c-0123456789",
                        List.of("SHA256:abc")));
    }

    private static StoredSession plain() {
        return new StoredSession(EnrichedSession.of(Sessions.of("a2", "192.0.2.2", START.plusSeconds(1))), null);
    }

    @ParameterizedTest
    @EnumSource
    void comesBackWithoutLoss(Stores kind) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SessionStore store = kind.open()) {
            assertThat(store.ingest(Stream.of(full(), plain())).added()).isEqualTo(2);
            assertThat(store.sessions().stream()).containsExactly(full(), plain());
            store.exportTo(out);
        }
        List<SessionJsonException> problems = new ArrayList<>();
        try (SessionStore store = kind.open()) {
            assertThat(store.importFrom(new ByteArrayInputStream(out.toByteArray()), problems::add)
                            .added())
                    .isEqualTo(2);

            assertThat(problems).isEmpty();
            assertThat(store.sessions().stream()).containsExactly(full(), plain());
            assertThat(store.sessions().verdict(Operator.LIKELY_HUMAN).count()).isEqualTo(1);
            assertThat(store.sessions().withKey("SHA256:abc").count()).isEqualTo(1);
        }
        assertThat(out.toString(StandardCharsets.US_ASCII).lines().map(SessionJson::read))
                .containsExactly(full().enriched(), plain().enriched());
    }

    @ParameterizedTest
    @EnumSource
    void reportsTheLineThatIsNoSession(Stores kind) {
        String lines = SessionJson.toJson(plain()) + "\n\n{}\n"
                + SessionJson.toJson(full()).replaceAll("}$", "") + ",\"conclusion\":{\"operator\":[]}}\n";
        List<SessionJsonException> problems = new ArrayList<>();
        try (SessionStore store = kind.open()) {
            IngestSummary summary =
                    store.importFrom(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)), problems::add);

            assertThat(summary.added()).isEqualTo(1);
            assertThat(problems).extracting(SessionJsonException::lineNumber).containsExactly(3L, 4L);
        }
    }
}
