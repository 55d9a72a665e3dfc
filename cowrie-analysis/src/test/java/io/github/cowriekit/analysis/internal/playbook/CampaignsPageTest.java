package io.github.cowriekit.analysis.internal.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.analysis.CampaignSignatures;
import io.github.cowriekit.analysis.GeneratedTable;
import io.github.cowriekit.analysis.internal.playbook.CampaignSessions.Case;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Holds the tables of {@code docs/campaigns.md} against marks and written sessions. */
class CampaignsPageTest {
    private static final String PAGE = "campaigns.md";

    @Test
    void listsEveryMark() throws IOException {
        Map<String, List<String[]>> names = new LinkedHashMap<>();
        CampaignSignatures.standard()
                .text()
                .lines()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .forEach(row ->
                        names.computeIfAbsent(row[0], any -> new ArrayList<>()).add(row));
        StringBuilder table =
                new StringBuilder("| name | kind | marks | where they were looked up |\n| --- | --- | --- | --- |\n");
        names.forEach((name, rows) -> table.append("| ")
                .append(name)
                .append(" | ")
                .append(rows.get(0)[1])
                .append(" | ")
                .append(marks(rows))
                .append(" | ")
                .append(String.join(
                        "; ",
                        rows.stream().map(row -> escaped(row[8])).distinct().toList()))
                .append(" |\n"));
        GeneratedTable.holds(getClass(), PAGE, "names", table.toString());
    }

    private static String marks(List<String[]> rows) {
        List<String> marks = new ArrayList<>();
        long files = 0;
        for (String[] row : rows) {
            if (row[2].equals("file")) {
                files++;
            } else {
                marks.add(row[2] + " `" + escaped(row[3]) + "`"
                        + (row[5].equals("-") ? "" : " unless " + row[5].replace("|", ", ")));
            }
        }
        if (files > 0) {
            marks.add(files + (files == 1 ? " file" : " files") + " by SHA-256");
        }
        return String.join("<br/>", marks);
    }

    private static String escaped(String text) {
        return text.replace("|", "\\|");
    }

    @Test
    void tellsHowWrittenSessionsAreNamed() throws IOException {
        GeneratedTable.holds(getClass(), PAGE, "evaluation", CampaignSessions.table(CampaignSessions.read()));
    }

    @Test
    void namesNoSessionWrongly() {
        List<Case> cases = CampaignSessions.read();

        assertThat(cases).filteredOn(written -> written.expected() != null).hasSizeGreaterThanOrEqualTo(40);
        assertThat(cases).filteredOn(written -> written.expected() == null).hasSizeGreaterThanOrEqualTo(40);
        assertThat(cases).filteredOn(Case::isFalselyNamed).isEmpty();
        assertThat(cases)
                .filteredOn(written ->
                        written.expected() == null && !written.tools().isEmpty())
                .isEmpty();
        assertThat(cases.stream().filter(Case::isNamed).count())
                .isGreaterThanOrEqualTo(cases.stream()
                                .filter(written -> written.expected() != null)
                                .count()
                        * 9
                        / 10);
    }
}
