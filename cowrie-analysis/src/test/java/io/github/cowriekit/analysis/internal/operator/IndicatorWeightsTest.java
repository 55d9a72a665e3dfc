package io.github.cowriekit.analysis.internal.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.analysis.Analysis;
import io.github.cowriekit.analysis.OperatorRules;
import io.github.cowriekit.analysis.Sessions;
import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.Evidence;
import io.github.cowriekit.model.assessment.OperatorVerdict;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Weighs sessions of a few lines, one indicator at a time. */
class IndicatorWeightsTest {
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

    private static Map<String, Double> weights(OperatorVerdict verdict) {
        return verdict.evidence().stream()
                .filter(item -> item.weight() != 0)
                .collect(Collectors.toMap(Evidence::id, Evidence::weight));
    }

    @ParameterizedTest
    @CsvSource({
        "1.61 a|1.62 b|1.63 c|1.64 d, T1, -3",
        "2.1 a|2.6 b|3.2 c, T1, -2.5",
        "4 a|9 b|30 c, T1, 1.4",
        "4 a|90 b|200 c, T1, 1",
        "4.00 a|4.01 b|4.02 c|60 d|61 e|90 f, T1P, -1",
        "5 a|9 b|13 c|17 d, T2, -2",
        "5 a|9 b|13.9 c|17.2 d, T2, -0.5",
        "5 a|9 b|15 c|18 d, T2, -1.5",
        "5 a|9 b|30 c|33 d, T2, 1",
        "5 a|9 b|13 c|17 d|21 e, T2F, -3",
        "1.8 a, T3, -3",
        "2.2 a, T3, -1.8",
        "3.6 a, T3, 0.8",
        "9.6 a, T3, 1.6",
        "1.7 a, T5, -0.5",
        "90 a, T5, 0.5"
    })
    void weighsTimes(String commands, String id, double weight) {
        String lines = Stream.of(commands.split("\\|"))
                .map(each -> "command " + each + "\n")
                .collect(Collectors.joining());

        assertThat(weights(judge(lines))).containsEntry(id, weight);
    }

    @ParameterizedTest
    @CsvSource({"0.3, -1.5", "0.8, -0.5", "1.5, 0.3", "2.5, 0.8", "4, 1.6"})
    void weighsTheTimeToThePassword(String seconds, double weight) {
        OperatorVerdict verdict = WrittenCases.parse(
                        "x\nkind program\nclient SSH-2.0-Example\npassword " + seconds + "\nlogin 9\ncommand 20 w\n")
                .judge(OperatorRules.standard())
                .verdict();

        assertThat(weights(verdict)).containsEntry("T4", weight);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.00 s",
        "4, 0.00 s",
        "5, 0.01 s",
        "1005, 1.01 s",
        "2675, 2.68 s",
        "7049, 7.05 s",
        "99994, 99.99 s",
        "99995, 100.00 s",
        "100499, 100 s",
        "100500, 101 s"
    })
    void roundsHalvesOfWhatIsShownUp(long millis, String shown) {
        Session session = Sessions.ran()
                .commands(List.of(new Command(Sessions.START.plusMillis(millis), "w", false, null)))
                .build();

        assertThat(Analysis.standard().assess(session).operator().evidence())
                .filteredOn(item -> item.id().equals("T3"))
                .extracting(Evidence::observed)
                .containsExactly(shown);
    }

    @Test
    void weighsASessionThatWasLeftOpen() {
        assertThat(weights(judge("command 10 w\nclose 190\n"))).containsEntry("T7", 1.0);
        assertThat(weights(judge("command 10 w\nclose 20\n"))).doesNotContainKey("T7");
        assertThat(judge("command 10 w\n").notAvailable()).containsKey("T7");
    }

    @ParameterizedTest
    @CsvSource({
        "SSH-2.0-Go, -3",
        "SSH-2.0-libssh_0.9.6, -3",
        "SSH-2.0-libssh2_1.11.1, -3",
        "SSH-2.0-paramiko_4.0.0, -2.5",
        "SSH-2.0-ZGrab ZGrab SSH Survey, -4",
        "SSH-2.0-OpenSSH_9.6p1, 0.5",
        "SSH-2.0-OpenSSH_for_Windows_9.5, 1.5",
        "SSH-2.0-PuTTY_Release_0.78, 1"
    })
    void weighsTheNameOfTheClient(String client, double weight) {
        assertThat(weights(judge("client " + client + "\ncommand 5 w\n"))).containsEntry("C1", weight);
    }

    @Test
    void weighsANameThatTheKeyExchangeContradicts() {
        String puttyOfLibssh2 = "client SSH-2.0-PUTTY\nhassh 1616c6d18e845e7a01168a44591f7a35\ncommand 5 w\n";
        String honest = "client SSH-2.0-libssh2_1.9.0\nhassh 1616c6d18e845e7a01168a44591f7a35\ncommand 5 w\n";

        assertThat(weights(judge(puttyOfLibssh2))).containsEntry("C2", -2.0);
        assertThat(weights(judge(honest))).doesNotContainKey("C2");
        assertThat(judge("command 5 w\n").notAvailable()).containsKey("C2");
    }

    @ParameterizedTest
    @CsvSource({"40x80, -3", "120x30, 0.7", "600x50, -1", "0x0, -1"})
    void weighsTheTerminal(String size, double weight) {
        assertThat(weights(judge("terminal " + size + "\ncommand 5 w\n")))
                .containsEntry("C3", 1.5)
                .containsEntry("C4", weight);
    }

    @Test
    void weighsCommandsWithoutATerminal() {
        assertThat(weights(judge("command 5 w\n"))).containsEntry("C3", -2.5).doesNotContainKey("C4");
        assertThat(judge("terminal 80x24\ncommand 5 w\n").evidence())
                .filteredOn(item -> item.id().equals("C4"))
                .singleElement()
                .satisfies(item -> assertThat(item.weight()).isZero());
    }

    @Test
    void weighsAKeyThatWasOfferedFirst() {
        String offered = "x\nkind person\nclient SSH-2.0-Example\noffers key\npassword 3\nlogin 4\ncommand 9 w\n";

        assertThat(weights(WrittenCases.parse(offered)
                        .judge(OperatorRules.standard())
                        .verdict()))
                .containsEntry("C5", 2.0);
        assertThat(weights(judge("command 5 w\n"))).doesNotContainKey("C5");
    }

    @ParameterizedTest
    @CsvSource({
        "5 pign 192.0.2.1|9 ping 192.0.2.1, L1, 3.5",
        "5 lss|9 ls, L1, 3.5",
        "5 cd..|9 cd /, L1, 3.5",
        "5 clera|9 w, L2, 1.5",
        "5 lsls|9 w, L2, 1.5",
        "5 ls -la|9 ls -la, L4, 0.9",
        "5 a|6 w|7 w|8 w|9 w|10 w|11 w|12 w, L4, -0.5",
        "5 w|9 exit, L5, 1",
        "5 cd /tmp; ls, L6, -1",
        "5 ls, L6, 0.5",
        "5 ls|9 cd /var|12 pwd, L7, 0.5",
        "5 hello there|9 w, L9, 1.5"
    })
    void weighsWords(String commands, String id, double weight) {
        String lines = Stream.of(commands.split("\\|"))
                .map(each -> "command " + each + "\n")
                .collect(Collectors.joining());

        assertThat(weights(judge(lines))).containsEntry(id, weight);
    }

    @ParameterizedTest
    @CsvSource({"lockr -ia .ssh", "start", "linuxshell", "/bin/lss", "x", "xyzzyplugh"})
    void takesNoWordOfScriptsForATypingError(String command) {
        assertThat(weights(judge("command 5 " + command + "\ncommand 9 w\n"))).doesNotContainKeys("L1", "L2");
    }

    @Test
    void repeatsOfADownloadAreNoRepeats() {
        assertThat(weights(judge("command 5 wget http://192.0.2.9/x\ncommand 9 wget http://192.0.2.9/x\n")))
                .doesNotContainKey("L4");
    }

    @Test
    void weighsALongLine() {
        assertThat(weights(judge("command 5 echo " + "x".repeat(120) + "\n"))).containsEntry("L6", -2.5);
    }

    @ParameterizedTest
    @CsvSource({
        "typed CR, 3.5, 3.5, 2.5",
        "blocks LF, -3.5, -1.5,",
        "blocks CR, 3.5, -1.5,",
        "replayed LF, -3.5, 3.5, -2",
        "typed LF, -3.5, 3.5, 2.5"
    })
    void weighsKeys(String keys, double ends, double typed, Double rhythm) {
        Map<String, Double> weights = weights(judge("keys " + keys
                + "\nterminal 80x24\ncommand 5 cat /etc/issue\ncommand 9 cat /proc/cpuinfo\ncommand 14 uname -a\n"));

        assertThat(weights).containsEntry("K1", ends).containsEntry("K2", typed);
        if (rhythm == null) {
            assertThat(weights).doesNotContainKey("K4");
        } else {
            assertThat(weights).containsEntry("K4", rhythm);
        }
    }

    @Test
    void countsLineEndsOfTelnetHalf() {
        OperatorVerdict verdict = WrittenCases.named("telnet loader")
                .judge(OperatorRules.standard())
                .verdict();

        assertThat(weights(verdict)).containsEntry("K1", -1.75);
    }
}
