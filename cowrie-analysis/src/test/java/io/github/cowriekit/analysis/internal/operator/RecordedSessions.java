package io.github.cowriekit.analysis.internal.operator;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cowriekit.analysis.Analysis;
import io.github.cowriekit.analysis.OperatorRules;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.parser.TtyLogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sessions of a real Cowrie whose client is known, if they lie beside the project. */
final class RecordedSessions {
    private static final Path FOLDER = Path.of("..", "..", "shared", "cowrie3");

    private RecordedSessions() {}

    static boolean areThere() {
        return Files.isDirectory(FOLDER);
    }

    static void assumeThere() {
        assumeTrue(areThere(), "no real sessions beside the project at " + FOLDER + ": skipped");
    }

    static List<LabelledVerdict> judge(String set) throws IOException {
        return judge(set, OperatorRules.standard());
    }

    static List<LabelledVerdict> judge(String set, OperatorRules rules) throws IOException {
        Map<String, String> kinds = kinds(set);
        Path folder = FOLDER.resolve(set);
        Analysis analysis = Analysis.builder()
                .operatorRules(rules)
                .recordings(TtyLogs.beside(folder).orElseThrow()::of)
                .build();
        try (var sessions = CowrieLog.in(folder).onProblem(problem -> {}).sessions()) {
            return sessions.filter(session -> kinds.containsKey(session.id()))
                    .map(session -> new LabelledVerdict(
                            session.id(),
                            set,
                            kinds.getOrDefault(session.id(), ""),
                            analysis.assess(session).operator()))
                    .toList();
        }
    }

    private static Map<String, String> kinds(String set) throws IOException {
        Map<String, String> kinds = new HashMap<>();
        JsonNode truth =
                new ObjectMapper().readTree(FOLDER.resolve("truth.json").toFile());
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
