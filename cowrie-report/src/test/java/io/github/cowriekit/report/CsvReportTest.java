package io.github.cowriekit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.intel.CustomFacts;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.report.fixtures.Diary;
import io.github.cowriekit.report.fixtures.WrittenReports;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReportTest {
    private static final Instant START = Instant.parse("2023-05-24T06:23:58Z");

    @Test
    void hasARowPerSession() {
        List<NamedCsvRecord> rows = named(CsvTable.SESSIONS, Diary.sessions());
        assertThat(rows).hasSize(3);
        NamedCsvRecord vpn = rows.get(1);
        assertThat(vpn.getField("session")).isEqualTo("909bea239054");
        assertThat(vpn.getField("source_ip")).isEqualTo("43.154.116.34");
        assertThat(vpn.getField("duration_seconds")).isEqualTo("26.73");
        assertThat(vpn.getField("login_success")).isEqualTo("true");
        assertThat(vpn.getField("password")).isEqualTo("qwe@1234");
        assertThat(vpn.getField("commands")).isEqualTo("19");
        assertThat(vpn.getField("commands_failed")).isEqualTo("1");
        assertThat(vpn.getField("downloads")).isEqualTo("2");
        assertThat(vpn.getField("asn")).isEqualTo("132203");
        assertThat(vpn.getField("as_name")).startsWith("Tencent Building");
        assertThat(vpn.getField("country")).isEqualTo("HK");
        assertThat(vpn.getField("registered_country")).isEqualTo("CN");
        assertThat(vpn.getField("network_kind")).isEqualTo("vpn");
        assertThat(vpn.getField("end")).isEqualTo("closed");
    }

    @Test
    void hasARowPerCommandWithItsTime() {
        Session session = Diary.session("aaaaaaaaaaaa", "192.0.2.1", SessionEnd.CLOSED)
                .startedAt(START)
                .commands(List.of(
                        new Command(START.plusMillis(2500), "uname -a", false, null),
                        new Command(null, "x, \"y\"", true, "sh")))
                .build();
        List<NamedCsvRecord> rows = named(CsvTable.COMMANDS, List.of(EnrichedSession.of(session)));
        assertThat(rows.get(0).getFields())
                .containsExactly(
                        "aaaaaaaaaaaa",
                        "",
                        "1",
                        "2023-05-24T06:24:00.500000Z",
                        "2.5",
                        "uname -a",
                        "false",
                        "",
                        Command.INPUT);
        assertThat(rows.get(1).getFields())
                .containsExactly("aaaaaaaaaaaa", "", "2", "", "", "x, \"y\"", "true", "sh", Command.INPUT);
    }

    @Test
    void hasARowPerFileWithWhatIsKnownAboutIt() {
        List<NamedCsvRecord> rows = named(CsvTable.FILES, List.of(Diary.perlBot()));
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.getField("direction")).isEqualTo("download");
            assertThat(row.getField("origin")).isEqualTo("url");
            assertThat(row.getField("sha256")).isEqualTo(Diary.PERL_BOT);
            assertThat(row.getField("malware_family")).isEqualTo("trojan.perl/shellbot");
            assertThat(row.getField("detections")).isEqualTo("39");
            assertThat(row.getField("first_seen")).isEqualTo("2023-05-15T07:28:09.000000Z");
        });
    }

    @Test
    void writesListsAndMapsOfAnswersInPlainWords() {
        Map<String, Object> deep = new TreeMap<>(Map.of("a", 1L, "b", List.of(2L, Map.of("c", true))));
        CustomFacts facts = new CustomFacts(new TreeMap<>(Map.of("list", List.of("x", "y"), "map", deep)));
        EnrichedSession session = new EnrichedSession(
                Diary.perlBot().session(), List.of(Diary.found("mine", Observable.ip("45.79.54.105"), facts)));

        assertThat(named(CsvTable.ANSWERS, List.of(session)))
                .extracting(row -> row.getField("value"))
                .containsExactly("x, y", "a: 1, b: [2, {c: true}]");
    }

    @Test
    void hasARowPerLoginAttempt() {
        List<NamedCsvRecord> rows = named(CsvTable.CREDENTIALS, Diary.sessions());
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0).getField("username")).isEqualTo("root");
        assertThat(rows.get(0).getField("password")).isEqualTo("Admin123$");
        assertThat(rows.get(0).getField("success")).isEqualTo("true");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "=1+1 | '=1+1",
                "+cmd | '+cmd",
                "-2+3 | '-2+3",
                "@SUM(A1) | '@SUM(A1)",
                "\uff1d1 | '\uff1d1",
                "'quoted | ''quoted",
                "a=1 | a=1",
                "~~ | ~~"
            })
    void neutralisesWhatASpreadsheetTakesForAFormula(String input, String cell) {
        assertThat(command(input)).isEqualTo(cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"  =1+1", "\t=1+1", "\r\n=1+1", "\u0000=1+1", "\u200b=1"})
    void neutralisesFormulasBehindSpaces(String input) {
        assertThat(command(input)).startsWith("$'").doesNotContain("\t", "\n", "\u0000", "\u200b");
    }

    @Test
    void tellsEmptyFromAbsent() {
        EnrichedSession session = EnrichedSession.of(Diary.session("aaaaaaaaaaaa", "192.0.2.1", SessionEnd.CLOSED)
                .sensor(null)
                .commands(List.of(new Command(null, "", false, null)))
                .build());
        assertThat(WrittenReports.write(Reports.csv().table(CsvTable.COMMANDS), List.of(session)))
                .endsWith("\r\naaaaaaaaaaaa,,1,,,\"\",false,,cowrie.command.input\r\n");
    }

    @Test
    void writesAllTablesInOnePass(@TempDir Path folder) throws IOException {
        List<Path> files = Reports.csv().writeFiles(Diary.sessions().stream(), folder);
        assertThat(files)
                .extracting(file -> file.getFileName().toString())
                .containsExactly("sessions.csv", "commands.csv", "files.csv", "credentials.csv", "answers.csv");
        for (CsvTable table : CsvTable.values()) {
            assertThat(Files.readString(folder.resolve(table.label() + ".csv")))
                    .isEqualTo(WrittenReports.write(Reports.csv().table(table), Diary.sessions()));
        }
    }

    @Test
    void writesRowsBeforeTheLastSessionIsKnown() {
        int[] most = new int[1];
        OutputStream out = new OutputStream() {
            @Override
            public void write(int b) {
                most[0]++;
            }
        };
        Stream<EnrichedSession> sessions = IntStream.range(0, 20_000).mapToObj(number -> {
            assertThat(number < 19_000 || most[0] > 1_000_000).isTrue();
            return Diary.vpn();
        });
        Reports.csv().write(sessions, out);
        assertThat(most[0]).isGreaterThan(1_000_000);
    }

    @Test
    void saysThatTheOutputFailed() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("disk full");
            }
        };
        assertThatThrownBy(() -> Reports.csv().write(Stream.of(Diary.vpn()), broken))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("disk full");
    }

    private static String command(String input) {
        EnrichedSession session = EnrichedSession.of(Diary.session("aaaaaaaaaaaa", "192.0.2.1", SessionEnd.CLOSED)
                .duration(Duration.ZERO)
                .commands(List.of(new Command(null, input, false, null)))
                .build());
        return named(CsvTable.COMMANDS, List.of(session)).get(0).getField("input");
    }

    private static List<NamedCsvRecord> named(CsvTable table, List<EnrichedSession> sessions) {
        String text = WrittenReports.write(Reports.csv().table(table), sessions);
        return CsvReader.builder().ofNamedCsvRecord(text).stream().toList();
    }
}
