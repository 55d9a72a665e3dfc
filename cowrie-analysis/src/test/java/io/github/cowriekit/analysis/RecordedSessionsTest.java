package io.github.cowriekit.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.EvidenceGroup;
import io.github.cowriekit.model.assessment.OperatorVerdict;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.parser.TtyLogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Compares verdicts with what is known about the sessions of a real Cowrie. Its "human-like" sessions are real clients that
 * a program typed into with random pauses. They are not part of the project; without them the tests are skipped.
 */
class RecordedSessionsTest {
    private static final Path RECORDED = Path.of("..", "..", "shared", "cowrie3");

    @BeforeEach
    void findRecordings() {
        assumeTrue(Files.isDirectory(RECORDED), "no real sessions beside the project at " + RECORDED + ": skipped");
    }

    @ParameterizedTest
    @CsvSource({"plain, 4", "rotating, 4"})
    void tellsTypedSessionsFromPrograms(String set, int typed) throws IOException {
        Map<String, String> kinds = kinds(set);
        Path folder = RECORDED.resolve(set);
        Analysis analysis = Analysis.builder()
                .recordings(TtyLogs.beside(folder).orElseThrow()::of)
                .build();
        List<String> wrong = new ArrayList<>();
        int people = 0;
        try (var sessions = CowrieLog.in(folder).onProblem(problem -> {}).sessions()) {
            for (Session session : sessions.toList()) {
                OperatorVerdict verdict = analysis.assess(session).operator();
                boolean person = "human-like".equals(kinds.get(session.id()));
                boolean keys = verdict.evidence().stream()
                        .anyMatch(item -> item.group() == EvidenceGroup.KEYBOARD
                                && item.id().equals("K1"));
                people += person && keys ? 1 : 0;
                if ((person && keys && !verdict.verdict().isHuman())
                        || (!person && verdict.verdict().isHuman())) {
                    wrong.add(session.id() + " " + kinds.get(session.id()) + " " + verdict);
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(people).isEqualTo(typed);
    }

    private static Map<String, String> kinds(String set) throws IOException {
        Map<String, String> kinds = new HashMap<>();
        JsonNode truth =
                new ObjectMapper().readTree(RECORDED.resolve("truth.json").toFile());
        for (JsonNode row : truth) {
            if (row.get("set").asText().equals(set)) {
                row.get("connections")
                        .forEach(connection -> kinds.put(
                                connection.path("session").asText(),
                                row.get("kind").asText()));
            }
        }
        return kinds;
    }
}
