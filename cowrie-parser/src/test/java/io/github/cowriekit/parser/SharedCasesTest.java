package io.github.cowriekit.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cowriekit.model.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files that were read wrongly once, and all real logs. The files are not part of the project, and without them their test is
 * skipped; {@code ExportsTest} makes the same shapes of its own lines.
 */
class SharedCasesTest {
    private static final Path SHARED = Path.of("..", "..", "shared");

    @ParameterizedTest
    @ValueSource(strings = {"envelopes", "line-prefixes"})
    void readsEveryFileOfAFolderLikeThePlainLog(String name) throws IOException {
        Path cases = SHARED.resolve("cases").resolve(name);
        assumeTrue(Files.isDirectory(cases), "no cases at " + cases + ": skipped");
        List<Session> plain = sessions(CowrieLog.in(SHARED.resolve("cases/envelopes/plain-reference.json")));
        try (var files = Files.list(cases)) {
            files.filter(file -> !file.endsWith("expected.txt"))
                    .forEach(file -> assertThat(sessions(CowrieLog.in(file)))
                            .as(file.toString())
                            .usingRecursiveFieldByFieldElementComparatorIgnoringFields("notices")
                            .isEqualTo(plain));
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.cowriekit.parser.RealLogsTest#sets")
    void makesOneSessionOfEachConnection(Path set) {
        Map<List<Object>, Session> connections = new HashMap<>();
        sessions(CowrieLog.in(set)).forEach(session -> {
            if (session.startedAt() != null
                    && !session.startedAt().equals(session.startedAt().truncatedTo(ChronoUnit.SECONDS))
                    && session.source().port() != null) {
                List<Object> connection = List.of(session.id(), session.startedAt(), session.source());
                Session other = connections.put(connection, session);
                assertThat(other).as("%s is a part of %s", session, other).isNull();
            }
        });
        assertThat(connections).isNotEmpty();
    }

    private static List<Session> sessions(CowrieLog log) {
        try (var sessions = log.onProblem(problem -> {}).sessions()) {
            return sessions.toList();
        }
    }
}
