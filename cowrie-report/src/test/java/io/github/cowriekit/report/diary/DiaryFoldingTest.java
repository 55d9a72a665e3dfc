package io.github.cowriekit.report.diary;

import static io.github.cowriekit.report.diary.DiaryBlocks.labelled;
import static io.github.cowriekit.report.fixtures.WrittenReports.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionBuilder;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.assessment.Operator;
import io.github.cowriekit.model.assessment.OperatorVerdict;
import io.github.cowriekit.model.assessment.Origin;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.report.DiaryReport;
import io.github.cowriekit.report.Reports;
import io.github.cowriekit.report.fixtures.Diary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is told in a line instead of a block, and that it all adds up. */
class DiaryFoldingTest {
    private static final Instant START = Instant.parse("2023-05-22T16:48:40Z");

    private final DiaryReport report = Reports.diary().summary(false);

    @Test
    void tellsSessionsThatNeverGotInInOneLineForEachAddress() {
        List<EnrichedSession> sessions = List.of(
                failed(1, "192.0.2.1", "a"),
                failed(2, "192.0.2.2", "b"),
                failed(3, "192.0.2.1", "c", "d"),
                failed(4, "192.0.2.1", "a", "e"),
                failed(5, "192.0.2.3"));
        assertThat(write(report, sessions)).isEqualTo("""
                Never got in: 5 sessions from 3 addresses
                       3  192.0.2.1  2023-05-22 16:48:41Z to 2023-05-22 16:48:44Z  5 logins: root / a · root / c · root / d …
                       1  192.0.2.2  2023-05-22 16:48:42Z  1 login: root / b
                       1  192.0.2.3  2023-05-22 16:48:45Z  no login tried

                """);
        assertThat(write(report.withFailedLogins(), sessions).lines().filter(line -> line.contains(" Session  ")))
                .hasSize(5);
    }

    @Test
    void addsUpWhateverIsFolded() {
        List<SessionRecord> sessions = mixed();
        for (DiaryReport form : List.of(Reports.diary(), Reports.diary().brief())) {
            String text = write(form, sessions);
            long blocks = text.lines()
                    .filter(line -> line.matches("(?: {23}Session  |s)\\d+(?:  .*)?"))
                    .count();
            long rest = sum(text, "(?m)^  again  (\\d+) more|^… and (\\d+) more sessions?,|^ +(\\d+)  (?:\\d|from )");
            assertThat(blocks + rest).as(form.name()).isEqualTo(sessions.size());
            assertThat(text).contains("Total Number of Attacks:  " + sessions.size() + "\n");
        }
    }

    @Test
    void fitsTheBriefFormOnTwoScreens() {
        String text = write(Reports.diary().brief(), mixed());
        assertThat(text.lines().count()).isBetween(60L, 120L);
    }

    @Test
    void countsTogetherWhatAddressesBeyondTheLimitDid() {
        List<EnrichedSession> sessions = IntStream.range(0, 10_050)
                .mapToObj(i -> failed(i, "198." + (18 + i / 65_536) + "." + i / 256 % 256 + "." + i % 256))
                .toList();
        assertThat(write(report, sessions))
                .startsWith("Never got in: 10050 sessions from more than 10000 addresses\n")
                .endsWith("      50  from addresses beyond the first 10000\n\n");
    }

    @Test
    void foldsNoPerson() {
        EnrichedSession failed = failed(1, "192.0.2.1", "a");
        Assessment person = Assessment.builder(
                        failed, OperatorVerdict.builder(Operator.LIKELY_HUMAN).build(), Origin.UNKNOWN)
                .build();
        assertThat(write(report, List.of(person))).contains("Session  s1\n").doesNotContain("Never got in");
        assertThat(write(report.brief(), List.of(person))).startsWith("s1  ").doesNotContain("Never got in");
    }

    @Test
    void describesAnAddressOnceAndRefersToThatLater() {
        EnrichedSession first = Diary.datacenter();
        EnrichedSession second = new EnrichedSession(
                Diary.session("bbbbbbbbbbbb", "142.93.64.69", SessionEnd.CLOSED)
                        .logins(List.of(Diary.login("2023-05-24T07:00:00Z", "x")))
                        .build(),
                first.results());
        String text = labelled(write(report, List.of(first, second)));
        assertThat(text).containsOnlyOnce("SPUR Infrastructure").containsOnlyOnce("ASNAME");
        assertThat(text).containsOnlyOnce("Intelligence  as in session fd5ac84ee8f9\n");
        assertThat(write(report, List.of(second, Diary.vpn()))).doesNotContain("Intelligence  ");
    }

    private static List<SessionRecord> mixed() {
        Stream<EnrichedSession> failed = IntStream.range(0, 500).mapToObj(i -> failed(i, "192.0.2." + i % 40, "p" + i));
        Stream<EnrichedSession> in = IntStream.range(500, 700).mapToObj(DiaryFoldingTest::loggedIn);
        List<SessionRecord> sessions = new ArrayList<>();
        Stream.concat(failed, in).forEach(sessions::add);
        return sessions;
    }

    private static EnrichedSession loggedIn(int number) {
        String command = number % 2 == 0 ? "echo " + number : "uname -a";
        return EnrichedSession.of(session(number, "198.51.100." + number % 50)
                .logins(List.of(Diary.login("2023-05-24T07:00:00Z", "x")))
                .commands(number % 5 == 0 ? List.of() : List.of(Diary.command(command)))
                .build());
    }

    private static SessionBuilder session(int number, String address) {
        return Diary.session("s" + number, address, SessionEnd.CLOSED).startedAt(START.plusSeconds(number));
    }

    private static EnrichedSession failed(int number, String address, String... passwords) {
        List<Login> logins = Stream.of(passwords)
                .map(password -> Login.builder()
                        .username("root")
                        .password(password)
                        .success(false)
                        .build())
                .toList();
        Session session = session(number, address).logins(logins).build();
        return EnrichedSession.of(session);
    }

    private static long sum(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .mapToLong(DiaryFoldingTest::number)
                .sum();
    }

    private static long number(MatchResult match) {
        return IntStream.rangeClosed(1, match.groupCount())
                .mapToObj(match::group)
                .filter(group -> group != null)
                .mapToLong(Long::parseLong)
                .sum();
    }
}
