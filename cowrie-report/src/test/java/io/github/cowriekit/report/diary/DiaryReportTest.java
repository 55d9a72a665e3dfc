package io.github.cowriekit.report.diary;

import static io.github.cowriekit.report.diary.DiaryBlocks.labelled;
import static io.github.cowriekit.report.fixtures.Diary.command;
import static io.github.cowriekit.report.fixtures.WrittenReports.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.report.DiaryReport;
import io.github.cowriekit.report.ReportFormat;
import io.github.cowriekit.report.Reports;
import io.github.cowriekit.report.fixtures.Diary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DiaryReportTest {
    private final DiaryReport report = Reports.diary().summary(false);

    @Test
    void showsTheSessionsOfTheDiaryAsTheDiaryDoes() throws IOException {
        assertThat(labelled(write(report, Diary.sessions()))).isEqualTo(resource("/report/diary.txt"));
    }

    @Test
    void endsWithASummary() throws IOException {
        assertThat(labelled(write(Reports.diary(), Diary.sessions())))
                .isEqualTo(resource("/report/diary.txt") + resource("/report/diary-summary.txt"));
    }

    @Test
    void givesTheSameBytesInEveryLocaleAndTimeZone() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        String expected = write(Reports.diary(), Diary.sessions());
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            assertThat(write(Reports.diary(), Diary.sessions())).isEqualTo(expected);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void keepsTheOrderOfAParallelStream() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<EnrichedSession> sessions = Collections.nCopies(50, Diary.sessions()).stream()
                .flatMap(List::stream)
                .toList();
        report.write(sessions.parallelStream(), out);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(write(report, sessions));
    }

    @Test
    void writesToAPrintStreamAndLeavesItOpen() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
        report.write(Stream.of(Diary.perlBot()), out);
        out.print("more");
        out.flush();
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .startsWith("8d39860bce79 ")
                .endsWith("more");
    }

    @Test
    void saysThatTheOutputFailed() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("disk full");
            }
        };
        assertThatThrownBy(() -> report.write(Stream.of(Diary.vpn()), broken))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("disk full");
        assertThatThrownBy(() -> Reports.ndjson().write(Stream.of(Diary.vpn()), broken))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("disk full");
    }

    @Test
    void writesASessionBeforeItAsksForTheNext() {
        AtomicInteger written = new AtomicInteger();
        OutputStream out = new OutputStream() {
            @Override
            public void write(int b) {
                written.incrementAndGet();
            }
        };
        Stream<EnrichedSession> sessions = IntStream.range(0, 3).mapToObj(number -> {
            assertThat(written.get() > 0).isEqualTo(number > 0);
            return Diary.vpn();
        });
        report.write(sessions, out);
        assertThat(written.get()).isPositive();
    }

    @Test
    void leavesOutSessionsThatAreNotAskedFor() {
        EnrichedSession scan = EnrichedSession.of(
                Diary.session("aaaaaaaaaaaa", "192.0.2.1", SessionEnd.CLOSED).build());
        EnrichedSession loginOnly = EnrichedSession.of(Diary.session("bbbbbbbbbbbb", "192.0.2.1", SessionEnd.CLOSED)
                .logins(List.of(Diary.login("2023-05-22T16:48:41Z", "x")))
                .build());
        EnrichedSession commandsOnly = EnrichedSession.of(Diary.session("cccccccccccc", "192.0.2.1", SessionEnd.CLOSED)
                .commands(List.of(command("w")))
                .build());
        List<EnrichedSession> all = List.of(scan, loginOnly, commandsOnly, Diary.perlBot());

        assertThat(ids(report, all)).containsExactly("bbbbbbbbbbbb", "cccccccccccc", "8d39860bce79");
        assertThat(ids(report.withFailedLogins(), all))
                .containsExactly("aaaaaaaaaaaa", "bbbbbbbbbbbb", "cccccccccccc", "8d39860bce79");
        assertThat(ids(report.onlyWithLogin(), all)).containsExactly("bbbbbbbbbbbb", "8d39860bce79");
        assertThat(ids(report.onlyWithCommands(), all)).containsExactly("cccccccccccc", "8d39860bce79");
        assertThat(ids(report.onlyWithFiles(), all)).containsExactly("8d39860bce79");
        assertThat(ids(report.onlyWithLogin().onlyWithCommands(), all)).containsExactly("8d39860bce79");
        assertThat(write(Reports.diary().onlyWithFiles(), all))
                .contains("Total Number of Attacks:  1\n")
                .contains("Not Shown:  3\n");
    }

    @Test
    void countsTheCommandsItDoesNotShow() {
        Session session = Diary.session("aaaaaaaaaaaa", "192.0.2.1", SessionEnd.CLOSED)
                .commands(List.of(command("a"), command("b"), command("c")))
                .build();
        assertThat(write(report.maxCommands(1), List.of(EnrichedSession.of(session))))
                .contains("# a\n… and 2 more commands\n")
                .doesNotContain("# b");
        assertThat(write(report.maxCommands(2), List.of(EnrichedSession.of(session))))
                .contains("# b\n… and 1 more command\n");
        assertThat(write(report.maxCommands(0), List.of(EnrichedSession.of(session))))
                .contains("… and 3 more commands\n");
        assertThat(write(report.maxCommands(3), List.of(EnrichedSession.of(session))))
                .doesNotContain("more command");
    }

    @Test
    void cutsLongLines() {
        Session session = Diary.session("aaaaaaaaaaaa", "192.0.2.1", SessionEnd.CLOSED)
                .commands(List.of(command("x".repeat(100_000))))
                .build();
        assertThat(write(report.maxLineLength(10), List.of(EnrichedSession.of(session))))
                .contains("# xxxxxxxxxx… (+99990 characters)\n");
    }

    @Test
    void refusesLimitsThatMakeNoSense() {
        assertThatThrownBy(() -> report.maxCommands(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maxCommands");
        assertThatThrownBy(() -> report.maxLineLength(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maxLineLength");
    }

    @Test
    void isBoundedForSessionsOfManyCommandsAndFiles() {
        Session session = Diary.session("aaaaaaaaaaaa", "192.0.2.1", SessionEnd.CLOSED)
                .commands(Collections.nCopies(30_000, new Command(null, "x".repeat(50), true, null)))
                .build();
        String text = write(report, List.of(EnrichedSession.of(session)));
        assertThat(text).contains("Total Commands Run  30000 (30000 failed)\n").hasSizeLessThan(10_000);
    }

    @Test
    void hasANameForEachFormat() {
        assertThat(Reports.diary().name()).isEqualTo("diary");
        assertThat(Reports.ndjson().name()).isEqualTo("ndjson");
    }

    private static List<String> ids(ReportFormat format, List<EnrichedSession> sessions) {
        return write(format, sessions)
                .lines()
                .filter(line -> line.startsWith(" ".repeat(23) + "Session  "))
                .map(line -> line.substring(32))
                .toList();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = DiaryReportTest.class.getResourceAsStream(name)) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
