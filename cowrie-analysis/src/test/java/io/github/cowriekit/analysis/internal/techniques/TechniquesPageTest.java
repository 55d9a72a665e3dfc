package io.github.cowriekit.analysis.internal.techniques;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cowriekit.analysis.AttackRules;
import io.github.cowriekit.analysis.GeneratedTable;
import io.github.cowriekit.analysis.internal.techniques.AttackCatalog.Technique;
import io.github.cowriekit.analysis.internal.techniques.LabelledCommand.Score;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Holds the tables of {@code docs/techniques.md} against rules and labelled commands. */
class TechniquesPageTest {
    private static final String PAGE = "techniques.md";

    @Test
    void listsEveryTechnique() throws IOException {
        Map<String, List<String>> rules = new TreeMap<>();
        AttackRules.standard()
                .text()
                .lines()
                .skip(1)
                .map(row -> row.split("\t"))
                .forEach(cells -> rules.computeIfAbsent(cells[7], any -> new ArrayList<>())
                        .add(cells[0]));
        StringBuilder table = new StringBuilder("| technique | name | tactics | rules |\n| --- | --- | --- | --- |\n");
        rules.forEach((id, ids) -> {
            Technique technique = AttackCatalog.own().find(id).orElseThrow();
            table.append("| ")
                    .append(id)
                    .append(" | ")
                    .append(technique.name())
                    .append(" | ")
                    .append(String.join(", ", technique.tactics()))
                    .append(" | ")
                    .append(String.join(" ", ids))
                    .append(" |\n");
        });
        GeneratedTable.holds(getClass(), PAGE, "techniques", table.toString());
    }

    @Test
    void tellsHowWrittenCommandsAreRead() throws IOException {
        GeneratedTable.holds(getClass(), PAGE, "written", table(LabelledCommand.written()));
    }

    @Test
    void tellsHowRealCommandsAreRead() throws IOException {
        assumeTrue(
                Files.isRegularFile(LabelledCommand.OF_OTHERS),
                "no labelled commands beside the project at " + LabelledCommand.OF_OTHERS + ": skipped");
        GeneratedTable.holds(getClass(), PAGE, "real", table(LabelledCommand.read(LabelledCommand.OF_OTHERS)));
    }

    private static String table(List<LabelledCommand> commands) {
        Score score = Score.of(AttackRules.standard(), commands);
        return "| of " + commands.size() + " commands | share | 95 % Wilson interval |\n| --- | ---: | --- |\n"
                + "| techniques given that are right (precision) | "
                + GeneratedTable.share(score.found(), score.found() + score.invented()) + " |\n"
                + "| right techniques that are given (recall) | "
                + GeneratedTable.share(score.found(), score.found() + score.missed()) + " |\n";
    }
}
