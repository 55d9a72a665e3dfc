package io.github.cowriekit.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.assessment.Interest;
import io.github.cowriekit.model.assessment.Operator;
import io.github.cowriekit.model.assessment.OperatorVerdict;
import io.github.cowriekit.model.assessment.Origin;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.report.ReportFormat;
import io.github.cowriekit.report.Reports;
import io.github.cowriekit.report.fixtures.Diary;
import io.github.cowriekit.report.fixtures.WrittenReports;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Twenty thousand sessions, the only person among them last: page, summary, CSV and a recount agree. */
class PageFiguresTest {
    private static final int PROGRAMS = 20_009;
    private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");
    private static final String PERSON = "aaaabbbbcccc";

    @Test
    @Tag("slow")
    void namesThePersonFirstAndAgreesWithEveryOtherReport() {
        String page = write(Reports.html());
        String summary = write(Reports.summary());
        List<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(write(Reports.csv())).stream()
                .toList();

        List<WrittenReports.PageSession> listed = WrittenReports.pageSessions(page);
        assertThat(listed).hasSize(5_000);
        assertThat(listed.get(0).text("id")).isEqualTo(PERSON);
        assertThat(first("<article[^>]*><h3><a href=\"#session=([^\"]*)\"", page))
                .isEqualTo(PERSON);
        assertThat(page).contains("15010 are not shown");

        figure(page, summary, "sessions", "Sessions", rows.size(), session -> true);
        figure(
                page,
                summary,
                "got in",
                "With Successful Login",
                count(rows, "login_success", "true"),
                session -> session.successfulLogin().isPresent());
        figure(
                page,
                summary,
                "with commands",
                "With Commands",
                rows.stream()
                        .filter(row -> !row.getField("commands").equals("0"))
                        .count(),
                session -> !session.commands().isEmpty());
        long files = sessions()
                .filter(one -> one.session().downloads().stream().anyMatch(file -> !file.failed()))
                .count();
        assertThat(number("<b>(\\d+)</b> with files", page))
                .isEqualTo(number("With Files  (\\d+)", summary))
                .isEqualTo(files);

        assertThat(page).contains(">1 session</a> by a person", ">20,009</a> by a program", ">0</a> not known");
        assertThat(bars(page, "verdict"))
                .isEqualTo(counts(rows, "verdict"))
                .isEqualTo(recount(one -> one.operator().verdict().label()));
        assertThat(ranking(page, "address"))
                .isEqualTo(ranking(summary, "Source Addresses", 10))
                .isEqualTo(top(recount(one -> one.session().source().ip())))
                .isEqualTo(top(counts(rows, "source_ip")));
        assertThat(ranking(page, "credential"))
                .isEqualTo(ranking(summary, "Credentials", 10))
                .isEqualTo(top(
                        recount(one -> "root / " + one.session().logins().get(0).password())));
        assertThat(ranking(page, "command"))
                .isEqualTo(ranking(summary, "Commands", 10))
                .isEqualTo(top(recount(one -> one.session().commands().get(0).input())));
        assertThat(page).contains("From 200 addresses");
    }

    private static void figure(
            String page,
            String summary,
            String words,
            String label,
            long inCsv,
            java.util.function.Predicate<Session> test) {
        assertThat(number("<b>(\\d+)</b> " + words, page))
                .as(words)
                .isEqualTo(number(" " + label + "  (\\d+)", summary))
                .isEqualTo(inCsv)
                .isEqualTo(sessions().map(Assessment::session).filter(test).count());
    }

    private static long count(List<NamedCsvRecord> rows, String column, String value) {
        return rows.stream().filter(row -> row.getField(column).equals(value)).count();
    }

    private static Map<String, Long> counts(List<NamedCsvRecord> rows, String column) {
        return rows.stream()
                .collect(Collectors.groupingBy(row -> row.getField(column), TreeMap::new, Collectors.counting()));
    }

    private static Map<String, Long> recount(Function<Assessment, String> value) {
        return sessions().collect(Collectors.groupingBy(value, TreeMap::new, Collectors.counting()));
    }

    private static List<String> top(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(10)
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .toList();
    }

    private static Map<String, Long> bars(String page, String key) {
        Map<String, Long> bars = new TreeMap<>();
        Matcher bar = Pattern.compile("<a href=\"#" + key + "=[^\"]*\"><span>([^<]*)</span>.*?<b>(\\d+)</b>")
                .matcher(page);
        while (bar.find()) {
            bars.put(bar.group(1), Long.valueOf(bar.group(2)));
        }
        return bars;
    }

    /** The last list of a kind is the one of all sessions; an earlier one is of what is new. */
    private static List<String> ranking(String page, String key) {
        List<String> lines = new ArrayList<>();
        Matcher line = Pattern.compile("<li><b>(\\d+)</b> <a href=\"#" + key + "=[^\"]*\">([^<]*)</a></li>")
                .matcher(page.substring(page.indexOf("id=\"top\"")));
        while (line.find()) {
            lines.add(line.group(1) + " " + line.group(2));
        }
        return lines;
    }

    private static List<String> ranking(String summary, String title, int number) {
        return summary.lines()
                .dropWhile(line -> !line.equals(title))
                .skip(3)
                .limit(number)
                .map(line -> line.strip().replaceFirst("  ", " "))
                .toList();
    }

    private static String first(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    private static long number(String pattern, String text) {
        return Long.parseLong(first(pattern, text));
    }

    private static String write(ReportFormat format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(sessions(), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Stream<Assessment> sessions() {
        return Stream.concat(
                IntStream.range(0, PROGRAMS).mapToObj(PageFiguresTest::program),
                Stream.of(assessed(
                        Diary.session(PERSON, "203.0.113.77", SessionEnd.CLOSED)
                                .startedAt(START.minus(Duration.ofDays(300)))
                                .logins(List.of(login("letmein", true)))
                                .commands(List.of(Diary.command("ls -la")))
                                .build(),
                        Operator.HUMAN,
                        85)));
    }

    private static Assessment program(int i) {
        Session session = Diary.session(String.format("%012x", i), "198.51.100." + i * 7 % 199, SessionEnd.CLOSED)
                .startedAt(START.plus(Duration.ofSeconds(i * 11L)))
                .duration(Duration.ofMillis(i * 37L % 90_000))
                .logins(List.of(login("p" + i % 31, i % 3 == 0)))
                .commands(List.of(Diary.command("echo " + i % 23)))
                .downloads(
                        i % 5 != 0
                                ? List.of()
                                : List.of(Download.builder(FileOrigin.URL)
                                        .url("http://203.0.113.1/x")
                                        .failed(i % 2 == 0)
                                        .sha256(i % 2 == 0 ? null : Diary.PERL_BOT)
                                        .build()))
                .build();
        return assessed(session, i % 4 == 0 ? Operator.AUTOMATED : Operator.LIKELY_AUTOMATED, i % 84);
    }

    private static Login login(String password, boolean success) {
        return Login.builder()
                .username("root")
                .password(password)
                .success(success)
                .build();
    }

    private static Assessment assessed(Session session, Operator verdict, int interest) {
        return Assessment.builder(
                        EnrichedSession.of(session),
                        OperatorVerdict.builder(verdict).build(),
                        Origin.UNKNOWN)
                .interest(
                        Interest.of(List.of(new Interest.Reason("harm", Interest.Side.SEVERITY, interest, "", "harm"))))
                .build();
    }
}
