package io.github.cowriekit.analysis.internal.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cowriekit.analysis.Analysis;
import io.github.cowriekit.analysis.SessionHistory;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.Operator;
import io.github.cowriekit.model.assessment.OperatorVerdict;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.parser.TtyLogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Counts verdicts on log sets, one folder each below {@code -Dcowriekit.corpus=FOLDER}, each with a memory and the recordings
 * beside it. Writes a table to {@code target/corpus-verdicts.md} and each session that is called human or likely human below it.
 */
class CorpusVerdictsTest {
    private final Map<Operator, Integer> withCommands = new EnumMap<>(Operator.class);
    private final Map<Operator, Integer> without = new EnumMap<>(Operator.class);
    private final StringBuilder people = new StringBuilder();
    private int paced;

    @Test
    void countsVerdicts() throws IOException {
        String corpus = System.getProperty("cowriekit.corpus", "");
        assumeTrue(!corpus.isEmpty(), "no -Dcowriekit.corpus: skipped");
        List<Path> sets;
        try (Stream<Path> folders = Files.list(Path.of(corpus))) {
            sets = folders.filter(Files::isDirectory).sorted().toList();
        }
        sets.forEach(this::judge);
        Files.writeString(Path.of("target", "corpus-verdicts.md"), table() + "\n" + people);

        assertThat(withCommands).isNotEmpty();
    }

    private void judge(Path set) {
        Analysis.Builder builder = Analysis.builder().history(SessionHistory.create());
        TtyLogs.beside(set).ifPresent(recordings -> builder.recordings(recordings::of));
        Analysis analysis = builder.build();
        try (Stream<Session> sessions =
                CowrieLog.in(set).onProblem(problem -> {}).sessions()) {
            sessions.forEach(
                    session -> count(set, session, analysis.assess(session).operator()));
        }
    }

    private void count(Path set, Session session, OperatorVerdict operator) {
        (session.commands().isEmpty() ? without : withCommands).merge(operator.verdict(), 1, Integer::sum);
        paced += operator.pacedProgram().found() ? 1 : 0;
        if (operator.verdict().isHuman()) {
            people.append(set.getFileName())
                    .append(' ')
                    .append(session.id())
                    .append(' ')
                    .append(operator.verdict().label())
                    .append(' ')
                    .append(operator.score())
                    .append(session.commands().stream()
                            .limit(10)
                            .map(command -> " | " + command.input().replaceAll("\\p{Cntrl}", "?"))
                            .collect(Collectors.joining()))
                    .append('\n');
        }
    }

    private String table() {
        return "| sessions | "
                + Stream.of(Operator.values()).map(Operator::label).collect(Collectors.joining(" | "))
                + " |\n| --- |" + " ---: |".repeat(Operator.values().length) + "\n"
                + row("with commands", withCommands) + row("without commands", without) + "\n" + paced
                + " look like a program at a person's pace.\n";
    }

    private static String row(String name, Map<Operator, Integer> counts) {
        return "| " + name + " | "
                + Stream.of(Operator.values())
                        .map(verdict -> String.valueOf(counts.getOrDefault(verdict, 0)))
                        .collect(Collectors.joining(" | "))
                + " |\n";
    }
}
