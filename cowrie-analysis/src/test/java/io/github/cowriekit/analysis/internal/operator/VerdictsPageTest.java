package io.github.cowriekit.analysis.internal.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.analysis.internal.data.Table.Row;
import io.github.cowriekit.analysis.internal.weights.Indicator;
import io.github.cowriekit.analysis.internal.weights.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/verdicts.md} against rules and evaluation; {@code -Dcowriekit.write=true} writes its tables anew. */
class VerdictsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "verdicts.md");
    private static final String HOW = "docs/verdicts.md: mvn -pl cowrie-analysis -am test -Dtest=VerdictsPageTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dcowriekit.write=true writes it anew";

    @Test
    void listsEveryWeight() throws IOException {
        StringBuilder table =
                new StringBuilder("| id | when | value | says | source |\n| --- | --- | ---: | --- | --- |\n");
        for (Row row : Rules.own().rows()) {
            table.append("| ")
                    .append(String.join(" | ", row.cells()).replace("| - |", "| |"))
                    .append(" |\n");
        }
        holds("weights", table.toString());
    }

    @Test
    @Tag("slow")
    void tellsHowTheWrittenSessionsAreJudged() throws IOException {
        holds("written", Evaluation.written());
        holds("adversaries", Evaluation.adversaries());
        holds("wider", Evaluation.wider());
    }

    @Test
    @Tag("slow")
    void tellsHowRecordedSessionsAreJudged() throws IOException {
        RecordedSessions.assumeThere();
        holds("recorded", Evaluation.recorded());
    }

    @Test
    void explainsEveryIndicator() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(Arrays.stream(Indicator.values()).map(indicator -> "**" + indicator + "**"))
                .allSatisfy(name -> assertThat(page).contains(name));
    }

    private static void holds(String name, String expected) throws IOException {
        String page = Files.readString(PAGE);
        Matcher block = Pattern.compile(
                        "(<!-- begin " + name + " -->\n)(.*?)(<!-- end " + name + " -->)", Pattern.DOTALL)
                .matcher(page);
        assertThat(block.find()).as("block " + name).isTrue();
        if (Boolean.getBoolean("cowriekit.write")) {
            Files.writeString(PAGE, page.substring(0, block.end(1)) + expected + page.substring(block.start(3)));
            return;
        }
        assertThat(block.group(2)).as(HOW).isEqualTo(expected);
    }
}
