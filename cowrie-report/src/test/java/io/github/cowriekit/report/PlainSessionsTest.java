package io.github.cowriekit.report;

import static io.github.cowriekit.report.fixtures.WrittenReports.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.report.fixtures.Assessed;
import io.github.cowriekit.report.fixtures.Diary;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What was read from a log goes into every report and export as it is, without a detour over the enrichment. */
class PlainSessionsTest {
    private static final List<Session> PLAIN =
            Diary.sessions().stream().map(EnrichedSession::session).toList();
    private static final List<EnrichedSession> WITHOUT_ANSWERS = PLAIN.stream()
            .map(session -> new EnrichedSession(session, List.of()))
            .toList();

    @TempDir
    Path folder;

    static Stream<Arguments> formats() {
        ExportOptions all = ExportOptions.all();
        Clock clock = Clock.fixed(Diary.FETCHED, ZoneOffset.UTC);
        return Stream.of(
                        Reports.diary(),
                        Reports.diary().brief(),
                        Reports.summary(),
                        Reports.legacy().clock(clock),
                        Reports.csv(),
                        Reports.csv().table(CsvTable.FILES),
                        Reports.markdown(),
                        Reports.html(),
                        Reports.ndjson(),
                        Reports.stix(all),
                        Reports.misp(all),
                        Reports.ioc(all),
                        Reports.ecs(all),
                        Reports.ocsf(all),
                        Reports.cef(all),
                        Reports.navigator(all))
                .map(format -> argumentSet(format.name(), format));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void areWrittenAsThoseThatNobodyWasAskedAbout(ReportFormat format) {
        String written = write(format, PLAIN);

        assertThat(written).isNotEmpty().isEqualTo(write(format, WITHOUT_ANSWERS));
        if (!format.name().equals("navigator")) {
            // which holds techniques, and those are concluded
            assertThat(written).isNotEqualTo(write(format, List.<Session>of()));
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void areWrittenIntoFiles(ReportFormat format) {
        assertThat(format.writeFiles(PLAIN.stream(), folder))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(file).isRegularFile());
    }

    @ParameterizedTest
    @MethodSource("formats")
    void standInOneStreamWithEnrichedAndAssessedOnes(ReportFormat format) {
        Assessment assessed = Assessed.diary().get(0);
        List<SessionRecord> mixed = List.of(PLAIN.get(0), Diary.vpn(), assessed);
        List<SessionRecord> wrapped = List.of(WITHOUT_ANSWERS.get(0), Diary.vpn(), assessed);

        assertThat(write(format, mixed)).isEqualTo(write(format, wrapped));
    }

    @Test
    void areComparedWithEachOtherAndWithOthers() {
        String text = SessionDiff.text(PLAIN.get(0), PLAIN.get(1));

        assertThat(text)
                .isEqualTo(SessionDiff.text(WITHOUT_ANSWERS.get(0), WITHOUT_ANSWERS.get(1)))
                .contains(PLAIN.get(0).id(), PLAIN.get(1).id())
                .doesNotContain("Country");
        assertThat(SessionDiff.text(PLAIN.get(0), Diary.vpn())).contains("Country");
    }
}
