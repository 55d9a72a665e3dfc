package io.github.cowriekit.analysis.internal.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cowriekit.analysis.Analysis;
import io.github.cowriekit.analysis.OperatorRules;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.assessment.Evidence;
import io.github.cowriekit.model.assessment.Operator;
import io.github.cowriekit.model.assessment.OperatorVerdict;
import io.github.cowriekit.model.tty.TtyMatch;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The verdict that the evidence of a session adds up to, and the rules on top of the sum. */
class OperatorVerdictTest {
    private static final String BARE = """
        bare
        kind program
        client SSH-2.0-Example
        password 1.5
        login 1.6
        """;

    private static OperatorVerdict judge(String lines) {
        return WrittenCases.parse(BARE + lines).judge(OperatorRules.standard()).verdict();
    }

    @Test
    void listsWhatCouldNotBeObservedAndCountsItForNothing() {
        OperatorVerdict verdict = judge("command 5 w\n");

        assertThat(verdict.notAvailable())
                .containsKeys("K1", "K2", "K3", "K4", "T1", "T2", "C7", "G1", "E1")
                .doesNotContainKeys("T3", "C1");
        assertThat(verdict.evidence())
                .extracting(Evidence::id)
                .doesNotContainAnyElementsOf(verdict.notAvailable().keySet());
    }

    @Test
    void limitsEachGroup() {
        OperatorVerdict verdict = judge("client SSH-2.0-ZGrab\nterminal 40x80\ncommand 5 w\ncommand 9 w\n");

        // -3, time .8 + .3, client -4 at most of -5.5, language .9 + .5
        assertThat(verdict.score()).isCloseTo(-4.5, within(0.001));
    }

    @Test
    void judgesTheHalvesOfAMixedSession() {
        OperatorVerdict verdict = judge("""
            client SSH-2.0-Go
            terminal 40x80
            keys typed CR
            command 5.0 whoami
            command 9.1 cat /etc/issue
            command 17.0 cat /proc/cpuinfo
            command 60.0 pign 192.0.2.1
            command 66.0 ping 192.0.2.1
            command 70.0 exit
            """);

        assertThat(verdict.mixed()).isTrue();
        assertThat(verdict.phases()).hasSize(2);
        assertThat(verdict.verdict()).isEqualTo(Operator.LIKELY_HUMAN);
        assertThat(verdict.reasons()).anyMatch(reason -> reason.startsWith("mixed"));
    }

    @Test
    void callsNothingHumanAtThePaceOfAProgram() {
        OperatorVerdict verdict = judge("""
            client SSH-2.0-OpenSSH_9.6p1
            terminal 132x43
            keys blocks CR
            command 1.70 pign 192.0.2.1
            command 1.71 ping 192.0.2.1
            command 1.72 ls
            command 1.73 ls
            command 1.74 exit
            """);

        assertThat(verdict.score()).isGreaterThan(1.5);
        assertThat(verdict.verdict()).isEqualTo(Operator.UNDETERMINED);
        assertThat(verdict.reasons()).anyMatch(reason -> reason.contains("pace of a person"));
    }

    @Test
    void callsNothingHumanWhoseRecordingShowsAProgram() {
        OperatorVerdict verdict = judge("""
            client SSH-2.0-OpenSSH_for_Windows_9.5
            terminal 132x43
            keys blocks LF
            command 9 pign 192.0.2.1
            command 14 ping 192.0.2.1
            command 24 ls
            command 29 exit
            """);

        assertThat(verdict.score()).isGreaterThanOrEqualTo(1.5);
        assertThat(verdict.verdict()).isEqualTo(Operator.UNDETERMINED);
        assertThat(verdict.reasons()).anyMatch(reason -> reason.startsWith("the recording shows a program"));
    }

    @Test
    void asksForKeysBeforeItSaysHuman() {
        String two = "client SSH-2.0-OpenSSH_for_Windows_9.5\nterminal 120x30\ncommand 9 ls\ncommand 20 w\nclose 200\n";

        OperatorVerdict verdict = judge(two);
        assertThat(verdict.score()).isGreaterThanOrEqualTo(4);
        assertThat(verdict.verdict()).isEqualTo(Operator.LIKELY_HUMAN);
        assertThat(verdict.reasons()).anyMatch(reason -> reason.startsWith("neither typing"));
        assertThat(judge("keys typed CR\n" + two).verdict()).isEqualTo(Operator.HUMAN);
        assertThat(judge(two + "command 30 pwd\ncommand 38 clera\n").verdict()).isEqualTo(Operator.HUMAN);
        assertThat(judge(two + "command 30 clera\n").verdict()).isEqualTo(Operator.LIKELY_HUMAN);
        assertThat(judge(two + "command 30 clera\ncommand 33 clear\n").verdict())
                .isEqualTo(Operator.HUMAN);
    }

    @Test
    void givesNoVerdictFromTooFewIndicators() {
        Session session = WrittenCases.parse("x\nkind program\ncommand 5 " + "y".repeat(30) + "\n")
                .session();
        OperatorVerdict verdict = Analysis.standard().assess(session).operator();

        assertThat(verdict.available()).isLessThan(3);
        assertThat(verdict.verdict()).isEqualTo(Operator.UNDETERMINED);
        assertThat(verdict.reasons()).anyMatch(reason -> reason.contains("indicators"));
    }

    @Test
    void showsLittleOfWhatIsLong() {
        OperatorVerdict verdict = judge("client SSH-2.0-" + "x".repeat(100_000) + "\ncommand 5 w\n");

        assertThat(verdict.evidence())
                .allSatisfy(item -> assertThat(item.sentence()).hasSizeLessThan(500));
    }

    @Test
    void usesOnlyRecordingsThatFit() {
        WrittenCases.Case typed = WrittenCases.named("typed with OpenSSH, one error corrected");
        Analysis analysis = Analysis.builder()
                .recordings(session ->
                        Stream.of(new TtyMatch("other", TtyMatch.Status.OTHER_TIME, "of another session", null)))
                .build();

        assertThat(analysis.assess(typed.session()).operator().notAvailable()).containsKey("K1");
    }

    @Test
    void closesTheStreamOfRecordings() {
        boolean[] closed = new boolean[1];
        Analysis.builder()
                .recordings(session -> Stream.<TtyMatch>empty().onClose(() -> closed[0] = true))
                .build()
                .assess(Session.builder("0123456789ab", SessionEnd.CLOSED).build());

        assertThat(closed[0]).isTrue();
    }

    @Test
    void saysTheSameAboutTheSameSessions() {
        List<Assessment> first = assessAll();

        assertThat(assessAll()).isEqualTo(first);
        assertThat(assessAll().toString()).isEqualTo(first.toString());
    }

    private static List<Assessment> assessAll() {
        Analysis analysis = Analysis.standard();
        return WrittenCases.all().stream()
                .map(each -> analysis.assess(each.session()))
                .toList();
    }
}
