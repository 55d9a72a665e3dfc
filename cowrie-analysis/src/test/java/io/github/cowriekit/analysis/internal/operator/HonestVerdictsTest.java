package io.github.cowriekit.analysis.internal.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.analysis.Analysis;
import io.github.cowriekit.analysis.OperatorRules;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.assessment.Evidence;
import io.github.cowriekit.model.assessment.EvidenceGroup;
import io.github.cowriekit.model.assessment.Operator;
import io.github.cowriekit.model.assessment.OperatorVerdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a verdict may say, and when it must hold back. */
class HonestVerdictsTest {
    private static OperatorVerdict judge(String lines) {
        return WrittenCases.parse("x\nkind program\n" + lines)
                .judge(OperatorRules.standard())
                .verdict();
    }

    private static List<String> ids(OperatorVerdict verdict) {
        return verdict.evidence().stream().map(Evidence::id).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSH-2.0-Go", "'SSH-2.0-Go'", "b'SSH-2.0-Go'", "\"SSH-2.0-Go\"", "b\"SSH-2.0-Go\""})
    void readsAClientWhateverQuotesPythonPutAroundIt(String logged) {
        WrittenCases.Case quoted =
                WrittenCases.parse("x\nkind program\nclient " + logged + "\nlogin 2\ncommand 4 id\ncommand 9 w\n");
        WrittenCases.Case bare =
                WrittenCases.parse("x\nkind program\nclient SSH-2.0-Go\nlogin 2\ncommand 4 id\ncommand 9 w\n");
        Assessment assessment = Analysis.standard().assess(quoted.session());

        assertThat(assessment.operator())
                .isEqualTo(Analysis.standard().assess(bare.session()).operator());
        assertThat(assessment.client())
                .isEqualTo(Analysis.standard().assess(bare.session()).client());
        assertThat(quoted.session().client().version()).isEqualTo(logged);
    }

    @Nested
    class Clock {
        private static final String BACK = """
                client SSH-2.0-OpenSSH_9.6p1
                terminal 120x40
                credential 2 ok root/x
                command -27 id
                command -26 w
                command -20 exit
                """;

        @Test
        void timesSayNothingWhenItWasSetBack() {
            OperatorVerdict verdict = judge(BACK);

            assertThat(verdict.evidence()).noneMatch(item -> item.group() == EvidenceGroup.TIME);
            assertThat(verdict.notAvailable()).containsKeys("T1", "T2", "T3", "T4", "T5", "T7", "T8");
            assertThat(verdict.notAvailable().get("T3")).contains("clock");
            assertThat(verdict.pacedProgram().found()).isFalse();
        }

        @Test
        void timesSayNothingWhenItWasSetForward() {
            Session session = WrittenCases.parse("x\nkind program\nlogin 2\ncommand 4 id\ncommand 3606 w\nclose 3608\n")
                    .session();
            Session logged = Session.builder(session.id(), session.end())
                    .startedAt(session.startedAt())
                    .endedAt(session.endedAt())
                    .logins(session.logins())
                    .commands(session.commands())
                    .duration(Duration.ofSeconds(8))
                    .build();

            assertThat(Analysis.standard()
                            .assess(logged)
                            .operator()
                            .notAvailable()
                            .get("T5"))
                    .contains("clock");
        }
    }

    @Nested
    class WithoutCommands {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "client SSH-2.0-Go\npassword 3.5\nlogin 3.6\nclose 4\n",
                    "client SSH-2.0-Go\npassword 0.4\nlogin 0.5\nforward 192.0.2.1:80\nclose 4\n",
                    "client SSH-2.0-ZGrab ZGrab SSH Survey\nclose 1\n",
                    "client SSH-2.0-MEDUSA_1.0\npassword 2.5\nclose 4\n",
                    "client SSH-2.0-libssh_0.9.6\npassword 0.6\npassword 1.9\npassword 3.1\nclose 4\n",
                    "protocol telnet\ncredential 0.3 failed root/root\nclose 1\n"
                })
        void aProgramIsLikelyAndNotMore(String lines) {
            OperatorVerdict verdict = judge(lines);

            assertThat(verdict.verdict()).isEqualTo(Operator.LIKELY_AUTOMATED);
            assertThat(verdict.score()).isNotNull();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "client SSH-2.0-PuTTY_Release_0.78\npassword 16.2\nclose 20\n",
                    "client SSH-2.0-OpenSSH_9.6p1\npassword 4\npassword 9\nclose 12\n",
                    "client SSH-2.0-OpenSSH_9.6p1\nclose 12\n",
                    "protocol telnet\ncredential 9 failed root/root\nclose 12\n",
                    "close 1\n"
                })
        void nothingIsCalledAProgramForHavingFailed(String lines) {
            assertThat(judge(lines).verdict()).isEqualTo(Operator.UNDETERMINED);
        }

        @Test
        void aPersonIsLikelyAndNotMore() {
            OperatorVerdict verdict = judge("""
                    client SSH-2.0-OpenSSH_for_Windows_9.5
                    terminal 120x30
                    offers key
                    password 5
                    login 5.1
                    close 30
                    """);

            assertThat(verdict.verdict()).isEqualTo(Operator.LIKELY_HUMAN);
        }

        @Test
        void hasNoScoreWhenNothingWasObserved() {
            OperatorVerdict verdict = judge("close 1\n");

            assertThat(verdict.score()).isNull();
            assertThat(verdict.reasons()).contains("no commands", "nothing that was observed says something");
        }
    }

    @Nested
    class LinesAtLogin {
        @Test
        void areTheLinesOfABot() {
            OperatorVerdict verdict = judge("""
                    protocol telnet
                    credential 0.5 ok /enable
                    credential 1.0 ok system/shell
                    credential 1.5 ok sh//bin/busybox QWERT
                    close 3
                    """);

            assertThat(verdict.verdict()).isEqualTo(Operator.AUTOMATED);
            assertThat(ids(verdict)).contains("L10");
        }

        @ParameterizedTest
        @CsvSource({"telnet, admin/system", "telnet, root/shell", "ssh, system/shell"})
        void arePasswordsWhereNothingElseSpeaksForABot(String protocol, String pair) {
            assertThat(ids(judge("protocol " + protocol + "\ncredential 9 failed " + pair + "\nclose 12\n")))
                    .doesNotContain("L10");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"oi", "hi", "Tcc", "lol", "hello", "sl", "pss", "Hallo"})
    void shortWordsAndGreetingsAreNoTypingErrors(String word) {
        assertThat(ids(judge("client SSH-2.0-Example\nlogin 2\ncommand 5 " + word + "\ncommand 9 w\n")))
                .doesNotContain("L1", "L2");
    }

    @ParameterizedTest
    @CsvSource({
        "lss, ls, true",
        "ls /tmpp, ls /tmp, true",
        "cat /etc/psswd, cat /etc/passwd, true",
        "cd /vra/log, cd /var/log, true",
        "ls /tmp1, ls /tmp2, false",
        "cat notes.txt, cat other.txt, false",
        "wget http://192.0.2.1/mips, wget http://192.0.2.1/mpis, false",
        "ls -la, ls -al, false"
    })
    void seesACorrectedError(String first, String second, boolean corrected) {
        assertThat(ids(judge("client SSH-2.0-Example\nlogin 2\ncommand 5 " + first + "\ncommand 9 " + second + "\n"))
                        .contains("L1"))
                .isEqualTo(corrected);
    }

    @Nested
    class Paced {
        private static final String LINES = """
                terminal 120x40
                password 3
                login 3.1
                command 9 whoami
                command 15 uname -a
                command 24 cat /etc/passwd
                command 31 ps aux
                command 45 netstat -tulpn
                """;

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "SSH-2.0-OpenSSH_9.6p1",
                    "SSH-2.0-PuTTY_Release_0.78",
                    "SSH-2.0-OpenSSH_for_Windows_9.5",
                    "SSH-2.0-paramiko_3.4.0"
                })
        void isFoundWhateverTheClient(String client) {
            OperatorVerdict verdict = judge("client " + client + "\n" + LINES);

            assertThat(verdict.pacedProgram().found()).isTrue();
            assertThat(verdict.verdict().isHuman()).isFalse();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "keys edited CR\n",
                    "command 46 exit\ncommand 46.5 exit\ncommand 47 w\n",
                    "command 50 netstta\n",
                    "command 50 ls\n",
                    "command 50 netstat -tulpn\n"
                })
        void isNotFoundWhereSomethingSpeaksForAPerson(String more) {
            assertThat(judge("client SSH-2.0-OpenSSH_9.6p1\n" + LINES + more)
                            .pacedProgram()
                            .found())
                    .isFalse();
        }

        @ParameterizedTest
        @ValueSource(strings = {"replayed", "instant"})
        void isFoundInKeysThatNoHandSends(String manner) {
            OperatorVerdict verdict = judge("client SSH-2.0-OpenSSH_9.6p1\nkeys " + manner + " CR\n" + LINES);

            assertThat(verdict.pacedProgram().found()).isTrue();
            assertThat(ids(verdict)).contains("K4");
            assertThat(verdict.verdict()).isEqualTo(Operator.UNDETERMINED);
        }
    }

    @Test
    void noProgramOfTheWiderSetIsCalledHumanButTheReplayOfAPerson() {
        assertThat(Evaluation.wider(OperatorRules.standard()))
                .hasSizeGreaterThanOrEqualTo(30)
                .filteredOn(each -> !each.isPerson() && each.verdict().verdict() == Operator.HUMAN)
                .extracting(LabelledVerdict::name)
                .containsExactly("recording of a person sent again key by key, with its errors");
    }

    @Test
    void noPersonOfTheWiderSetIsCalledAProgram() {
        assertThat(Evaluation.wider(OperatorRules.standard()))
                .filteredOn(LabelledVerdict::isPerson)
                .allSatisfy(each -> assertThat(each.verdict().verdict().isAutomated())
                        .as("%s", each)
                        .isFalse());
    }
}
