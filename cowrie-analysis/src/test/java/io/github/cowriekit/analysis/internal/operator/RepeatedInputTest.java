package io.github.cowriekit.analysis.internal.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.analysis.OperatorRules;
import io.github.cowriekit.model.assessment.Evidence;
import io.github.cowriekit.model.assessment.Evidence.Direction;
import io.github.cowriekit.model.assessment.Operator;
import io.github.cowriekit.model.assessment.OperatorVerdict;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What input that was sent before says about who sent it. */
class RepeatedInputTest {
    private static final String CLIENT = """
            client SSH-2.0-OpenSSH_9.6p1
            terminal 120x40
            password 3.1
            login 6.2
            """;

    private static OperatorVerdict judge(String lines) {
        return WrittenCases.parse("x\nkind program\n" + CLIENT + lines)
                .judge(OperatorRules.standard())
                .verdict();
    }

    private static Optional<Evidence> find(OperatorVerdict verdict, String id) {
        return verdict.evidence().stream().filter(item -> item.id().equals(id)).findFirst();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "command 9 uname -a;command 14 ls;command 19 ls /tmpp;command 23 ls /tmp;command 30 ls /tmp;command 36 exit",
                "command 9 w;command 14 unmae -a;command 19 uname -a;command 27 cat /etc/issue;command 36 exit",
                "command 9 w;command 14 pwd;command 19 ifconfgi;command 27 cat /etc/issue;command 40 ls;command 46 exit",
            })
    void holdsNoSlipThatWasMadeHere(String commands) {
        String lines = commands.replace(';', '\n') + "\n";
        OperatorVerdict before = judge(lines + "recorded new\n");
        OperatorVerdict verdict = judge(lines + "recorded again\n");

        assertThat(before.verdict()).isEqualTo(Operator.HUMAN);
        assertThat(verdict.verdict()).isNotEqualTo(Operator.HUMAN);
        assertThat(find(verdict, "K5")).isPresent();
        assertThat(find(verdict, "L1").or(() -> find(verdict, "L2"))).hasValueSatisfying(slip -> {
            assertThat(slip.direction()).isEqualTo(Direction.NEITHER);
            assertThat(slip.sentence()).contains("was sent before");
        });
    }

    @Test
    void believesASlipBesideAFileThatWasSentAgain() {
        OperatorVerdict verdict = judge("""
                command 7 scp -t /tmp
                command 14 ls /tmpp
                command 19 ls /tmp
                command 27 cat /etc/issue
                command 36 exit
                recorded again scp -t /tmp
                recorded new
                """);

        assertThat(verdict.verdict()).isEqualTo(Operator.HUMAN);
        assertThat(find(verdict, "K5")).isEmpty();
        assertThat(find(verdict, "L1"))
                .hasValueSatisfying(slip -> assertThat(slip.direction()).isEqualTo(Direction.PERSON));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rsync --server --sender -logDtpre.iLsfxCIvu . /etc/",
                "rsync --server -vlogDtpre.iLsfxCIvu --delete . /var/www/",
                "scp -t /tmp/site.tar.gz",
                "scp -d -t /tmp/",
                "scp -r -p -f /var/log",
                "scp -rt -- /tmp",
                "/usr/lib/openssh/sftp-server",
                "git-upload-pack '/srv/git/site.git'",
                "git receive-pack '/srv/git/site.git'",
                "hg -R site serve --stdio",
                "svnserve -t",
                "borg serve --umask=077",
                "mosh-server new -s -c 256 -l LANG=en_US.UTF-8",
                "LANG=C rsync --server --sender -de.LsfxC . /etc",
            })
    void isNoneWhereAProgramWritesTheLineForItsUser(String line) {
        assertThat(find(judge("command 7 " + line + "\nrecorded again " + line + "\n"), "K5"))
                .isEmpty();
        assertThat(find(judge("command 7 " + line + "\nrecorded again\n"), "K5"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rsync -a /etc 192.0.2.1::x",
                "scp root@192.0.2.1:/x /tmp",
                "scp -t /tmp/x; chmod +x /tmp/x",
                "git clone https://192.0.2.1/x",
                "cat /proc/cpuinfo | grep name | wc -l",
            })
    void isFoundInWhatSomebodyWrote(String line) {
        assertThat(find(judge("command 7 " + line + "\nrecorded again " + line + "\n"), "K5"))
                .isPresent();
    }
}
