package io.github.cowriekit.report.export;

import static io.github.cowriekit.report.fixtures.ExportFixtures.json;
import static io.github.cowriekit.report.fixtures.WrittenReports.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.assessment.technique.AttackTactic;
import io.github.cowriekit.model.assessment.technique.Techniques;
import io.github.cowriekit.report.AttackTechnique;
import io.github.cowriekit.report.ExportOptions;
import io.github.cowriekit.report.Reports;
import io.github.cowriekit.report.fixtures.Assessed;
import io.github.cowriekit.report.fixtures.Diary;
import io.github.cowriekit.report.fixtures.ExportFixtures;
import io.github.cowriekit.report.fixtures.Grammars;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NavigatorTest {
    private static final Schema SCHEMA = ExportFixtures.schema("navigator-4.5.schema.json");

    @Test
    void keepsToTheLayerFormat() {
        for (List<? extends SessionRecord> sessions :
                List.of(Assessed.diary(), ExportFixtures.evil(), List.<SessionRecord>of())) {
            String layer = write(Reports.navigator(), sessions);
            assertThat(SCHEMA.validate(layer, InputFormat.JSON)).isEmpty();
            ExportFixtures.assertAscii(layer);
        }
    }

    @Test
    void scoresATechniqueWithTheNumberOfSessionsThatAttemptedIt() {
        AtomicInteger number = new AtomicInteger();
        ExportOptions options = ExportOptions.all()
                .techniques(session -> number.getAndIncrement() < 2
                        ? List.of(ExportFixtures.TECHNIQUE, ExportFixtures.SUB_TECHNIQUE)
                        : List.of(ExportFixtures.TECHNIQUE));
        JsonNode layer = json(write(Reports.navigator(options), Diary.sessions()));

        assertThat(layer.get("techniques"))
                .extracting(technique -> technique.get("techniqueID").asText() + " "
                        + technique.get("score").asInt())
                .containsExactly("T1059.004 2", "T1105 3");
        assertThat(layer.at("/gradient/maxValue").asInt()).isEqualTo(3);
        assertThat(layer.at("/legendItems/1/label").asText()).isEqualTo("3 sessions");
    }

    @Test
    void hasNoLegendWithoutTechniques() {
        JsonNode layer = json(write(Reports.navigator(), Diary.sessions()));

        assertThat(layer.get("techniques")).isEmpty();
        assertThat(layer.has("legendItems")).isFalse();
        assertThat(layer.get("description").asText()).contains(" 0 of 3 sessions ");
    }

    @Test
    void saysWhichVersionItIsOf() {
        JsonNode layer = json(write(Reports.navigator(), List.of()));

        assertThat(Techniques.ATTACK_VERSION)
                .startsWith(layer.at("/versions/attack").asText() + ".");
        assertThat(layer.at("/metadata/0/value").asText()).isEqualTo(Techniques.ATTACK_VERSION);
        assertThat(layer.get("domain").asText()).isEqualTo("enterprise-attack");
    }

    @Test
    void showsTheFirstMatchSafely() {
        String evil = "echo http://103.52.134.51/x \u001b[2J\u202e";
        JsonNode technique = json(write(Reports.navigator(), List.of(Assessed.of(Diary.perlBot(), evil))))
                .at("/techniques/0");

        assertThat(technique.get("comment").asText())
                .startsWith("1 session; first by rule A45 in session 8d39860bce79: ")
                .contains("http[://]103[.]52[.]134[.]51/x")
                .doesNotContainPattern(Grammars.ACTIVE);
        assertThat(technique.get("metadata"))
                .extracting(pair ->
                        pair.get("name").asText() + "=" + pair.get("value").asText())
                .contains(
                        "Technique=Account Manipulation: SSH Authorized Keys",
                        "Matches=1",
                        "Rules=A45",
                        "First session=2023-05-22T16:48:41.724475Z");
    }

    @Test
    void doesNotDependOnTheOrderOfTheSessionsButForItsExample() {
        List<SessionRecord> sessions = new ArrayList<>(Assessed.diary());
        String layer = write(Reports.navigator(), sessions);
        Collections.reverse(sessions);

        assertThat(write(Reports.navigator(), sessions).replaceAll("in session [0-9a-f]+", ""))
                .isEqualTo(layer.replaceAll("in session [0-9a-f]+", ""));
    }

    @Test
    void countsWhatALayerHasNoRoomFor() {
        List<AttackTechnique> many = IntStream.range(0, 2_003)
                .mapToObj(i -> new AttackTechnique(String.format("T%04d", i), "x", List.of(AttackTactic.EXECUTION)))
                .toList();
        JsonNode layer = json(
                write(Reports.navigator(ExportOptions.all().techniques(session -> many)), List.of(Diary.perlBot())));

        assertThat(layer.get("techniques")).hasSize(2_000);
        assertThat(layer.get("description").asText()).endsWith(" 3 mentions were left out, as a layer holds 2000.");
    }
}
