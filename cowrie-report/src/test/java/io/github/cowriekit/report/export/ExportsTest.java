package io.github.cowriekit.report.export;

import static io.github.cowriekit.report.fixtures.ExportFixtures.json;
import static io.github.cowriekit.report.fixtures.WrittenReports.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.SessionBuilder;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.report.AttackTechnique;
import io.github.cowriekit.report.ExportOptions;
import io.github.cowriekit.report.ReportFormat;
import io.github.cowriekit.report.Reports;
import io.github.cowriekit.report.fixtures.Diary;
import io.github.cowriekit.report.fixtures.ExportFixtures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every export. */
class ExportsTest {
    static Stream<Arguments> formats() {
        return Stream.<Function<ExportOptions, ReportFormat>>of(
                        Reports::stix,
                        Reports::ecs,
                        Reports::ocsf,
                        Reports::misp,
                        Reports::cef,
                        Reports::ioc,
                        Reports::navigator)
                .map(format -> argumentSet(format.apply(ExportOptions.all()).name(), format));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void writesTheSessionsOfTheDiary(Function<ExportOptions, ReportFormat> format) {
        ReportFormat marked = format.apply(ExportOptions.all());
        ExportFixtures.writeIfAsked("diary." + marked.name(), write(marked, Diary.sessions()));
        assertThat(write(marked, Diary.sessions())).isEqualTo(ExportFixtures.resource("diary." + marked.name()));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void givesTheSameBytesInEveryLocaleAndTimeZone(Function<ExportOptions, ReportFormat> format) {
        ReportFormat all = format.apply(ExportOptions.all());
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        String expected = write(all, Diary.sessions());
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            assertThat(write(all, Diary.sessions())).isEqualTo(expected);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void leavesOutWhatIsNotInterestingEnough(Function<ExportOptions, ReportFormat> format) {
        ExportOptions measured =
                ExportOptions.all().interest(session -> session.session().id().equals("8d39860bce79") ? 60 : 59);

        String expected = write(format.apply(measured.minInterest(0)), List.of(Diary.perlBot()));

        assertThat(write(format.apply(measured.minInterest(60)), Diary.sessions()))
                .isEqualTo(expected);
        assertThat(write(format.apply(measured.minInterest(61)), Diary.sessions()))
                .isEqualTo(write(format.apply(measured), List.of()));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void showsNothingHostileToATerminal(Function<ExportOptions, ReportFormat> format) {
        String text = write(format.apply(ExportOptions.all()), ExportFixtures.evil());
        assertThat(text.codePoints()
                        .filter(c -> c != '\n')
                        .noneMatch(c -> Character.getType(c) == Character.CONTROL
                                || Character.getType(c) == Character.FORMAT
                                || Character.getType(c) == Character.SURROGATE
                                || Character.getType(c) == Character.LINE_SEPARATOR
                                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("formats")
    @Tag("slow")
    void boundsWhatOneSessionTakes(Function<ExportOptions, ReportFormat> format) {
        // 27,742 commands, some of 100 kB, and 10,000 files
        String text = write(format.apply(ExportOptions.all()), ExportFixtures.evil());
        assertThat(text.length()).isLessThan(1_000_000);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void keepsTheOrderOfAParallelStreamAndLeavesTheOutputOpen(Function<ExportOptions, ReportFormat> format) {
        List<EnrichedSession> sessions = Collections.nCopies(20, Diary.sessions()).stream()
                .flatMap(List::stream)
                .toList();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream() {
            @Override
            public void close() {
                throw new AssertionError("closed");
            }
        };
        format.apply(ExportOptions.all()).write(sessions.parallelStream(), bytes);
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .isEqualTo(write(format.apply(ExportOptions.all()), sessions));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void saysThatTheOutputFailed(Function<ExportOptions, ReportFormat> format) {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("disk full");
            }
        };
        assertThatThrownBy(() -> format.apply(ExportOptions.all()).write(Diary.sessions().stream(), broken))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("disk full");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 101})
    void refusesAnInterestOutOfRange(int interest) {
        assertThatThrownBy(() -> ExportOptions.all().minInterest(interest))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("minInterest");
    }

    @ParameterizedTest
    @CsvSource({
        "false, false, none, 0",
        "true, false, none, 20",
        "true, true, none, 50",
        "true, true, file, 100",
        "false, false, failed, 50",
        "false, false, empty, 0"
    })
    void measuresInterestByLoginCommandsAndFiles(boolean login, boolean command, String file, int expected) {
        SessionBuilder session = ExportFixtures.session("a", "45.79.54.105");
        if (login) {
            session.logins(List.of(Diary.login("2026-03-01T10:00:00Z", "x")));
        }
        if (command) {
            session.commands(List.of(new Command(null, "id", false, null)));
        }
        if (!file.equals("none")) {
            session.downloads(List.of(Download.builder(FileOrigin.URL)
                    .sha256(file.equals("file") ? "ab".repeat(32) : null)
                    .failed(file.equals("failed"))
                    .build()));
        }
        assertThat(ExportOptions.all().interestOf(EnrichedSession.of(session.build())))
                .isEqualTo(expected);
    }

    @Test
    void countsWhatALimitOfTheReaderCut() {
        EnrichedSession cut = EnrichedSession.of(ExportFixtures.session("a", "45.79.54.105")
                .logins(List.of(Diary.login("2026-03-01T10:00:00Z", "x")))
                .commands(List.of(new Command(null, "id", false, null)))
                .downloads(List.of(
                        Download.builder(FileOrigin.URL).sha256("ab".repeat(32)).build()))
                .truncated(Map.of("logins", 10L, "commands", 20L, "downloads", 30L, "uploads", 5L, "forwards", 7L))
                .build());
        JsonNode ecs = json(
                write(Reports.ecs(), List.of(cut)).lines().skip(1).findFirst().orElseThrow());
        JsonNode ocsf = json(write(Reports.ocsf(), List.of(cut)));

        assertThat(ecs.get("message").asText())
                .isEqualTo("SSH honeypot session: logged in, 21 commands, 36 files")
                .isEqualTo(ocsf.get("message").asText());
        for (JsonNode counts : List.of(ecs.get("cowrie"), ocsf.get("unmapped"))) {
            assertThat(counts.get("login_count").asInt()).isEqualTo(11);
            assertThat(counts.get("command_count").asInt()).isEqualTo(21);
            assertThat(counts.get("file_count").asInt()).isEqualTo(36);
        }
        assertThat(ecs.at("/cowrie/forward_count").asInt()).isEqualTo(7);
        assertThat(write(Reports.cef(), List.of(cut))).contains(" cn1=21 ", " cn2=36 ");
        assertThat(write(Reports.misp(), List.of(cut))).contains("21 commands, 36 files");
    }

    @Test
    void takesAnotherMeasureIntoItsRange() {
        assertThat(ExportOptions.all().interest(session -> 1_000).interestOf(Diary.perlBot()))
                .isEqualTo(100);
        assertThat(ExportOptions.all().interest(session -> -5).interestOf(Diary.perlBot()))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "T1", "T1105 ", "T1105.1", "t1105", "TA0001"})
    void refusesWhatIsNoTechnique(String id) {
        assertThatThrownBy(() -> new AttackTechnique(id, "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sharesLessThanItKeeps() {
        EnrichedSession scan = EnrichedSession.of(
                ExportFixtures.session("scan", "45.79.54.105").build());
        assertThat(json(write(Reports.misp(), List.of(scan))).at("/Event/Object"))
                .isEmpty();
        assertThat(write(Reports.ecs(), List.of(scan)).lines()).hasSize(2);
    }
}
