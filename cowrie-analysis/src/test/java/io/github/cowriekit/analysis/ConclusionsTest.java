package io.github.cowriekit.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Client;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.TerminalSize;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.assessment.Evidence;
import io.github.cowriekit.model.assessment.Intent;
import io.github.cowriekit.model.assessment.Stage;
import io.github.cowriekit.model.assessment.technique.Techniques;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kinds of input about which something false was once concluded. */
class ConclusionsTest {
    private static final Analysis ANALYSIS = Analysis.standard();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cat /etc/passwd",
                "ls -l /etc/passwd /etc/shadow",
                "grep -c bash /etc/passwd",
                "ls -al /home/user/.ssh/authorized_keys",
                "cat /home/user/.ssh/authorized_keys",
                "ls -l /opt/xmrig",
                "cat /etc/crontab",
                "crontab -l",
                "cat /etc/rc.local",
                "ls -l /etc/ssh/sshd_config",
                "cat /etc/sudoers",
                "less /home/user/.profile",
                "head -n 5 /etc/systemd/system/a.service",
                "find / -name id_rsa.pub",
                "echo cat /etc/shadow",
            })
    void readingIsNotChanging(String command) {
        Techniques techniques = techniques(Sessions.ran(command).build());

        assertThat(techniques.ids())
                .doesNotContain(
                        "T1098",
                        "T1098.004",
                        "T1053.003",
                        "T1496.001",
                        "T1037.004",
                        "T1546.004",
                        "T1543.002",
                        "T1548.003",
                        "T1136.001");
        assertThat(techniques.stage()).isLessThan(Stage.PERSISTENCE);
        assertThat(techniques.intent()).isNotIn(Intent.LOCKOUT, Intent.PERSISTENCE, Intent.IMPACT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cat /home/user/credentials.txt",
                "cat .app_creds",
                "head /srv/www/wp-config.php",
                "cat /root/.git-credentials",
                "cat .env",
                "cat .env.production",
                "tail -n 3 passwords.csv",
                "less /opt/app/db-secrets.yml",
                "cp ~/.aws/credentials /tmp/c",
                "base64 .netrc",
            })
    void filesOfCredentialsAreNamedAlike(String command) {
        assertThat(techniques(Sessions.ran(command).build()).ids()).contains("T1552.001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"b'SSH-2.0-Go'", "'SSH-2.0-Go'", "\"SSH-2.0-Go\"", "b\"SSH-2.0-Go\"", " SSH-2.0-Go\r\n"})
    void aClientInPythonsQuotesIsTheClient(String logged) {
        Assessment plain = assess("SSH-2.0-Go");
        Assessment quoted = assess(logged);

        assertThat(quoted.session().client().version()).isEqualTo(logged);
        assertThat(quoted.operator()).isEqualTo(plain.operator());
        assertThat(quoted.client()).isEqualTo(plain.client());
    }

    @Test
    void aDefaultLoginIsNotLeaked() {
        Assessment assessment = Analysis.builder()
                .history(SessionHistory.create())
                .build()
                .assess(Sessions.ran("ls")
                        .logins(List.of(Sessions.login("root", "root", true)))
                        .build());

        assertThat(assessment.operator().evidence()).extracting(Evidence::id).doesNotContain("G5");
        assertThat(Objects.requireNonNull(assessment.techniques()).ids()).contains("T1078.001");
    }

    @Test
    void shellLinesAtALoginAreNoPasswords() {
        Assessment assessment = ANALYSIS.assess(Sessions.ran()
                .protocol("telnet")
                .logins(List.of(
                        Sessions.login("admin", "admin", true),
                        Sessions.login("", "enable", true),
                        Sessions.login("system", "shell", true),
                        Sessions.login("sh", "/bin/busybox MIRAI", true)))
                .build());

        assertThat(Objects.requireNonNull(assessment.techniques()).ids()).doesNotContain("T1110.001");
        assertThat(assessment.credentials()).hasSize(1);
        assertThat(assessment.operator().verdict().isAutomated()).isTrue();
    }

    @Test
    void severalPasswordsOfWhichOneIsWrongAreGuesses() {
        assertThat(techniques(Sessions.ran()
                                .logins(List.of(
                                        Sessions.login("root", "x1", false), Sessions.login("root", "x2", false)))
                                .build())
                        .ids())
                .contains("T1110.001");
        assertThat(techniques(Sessions.ran()
                                .logins(List.of(Sessions.login("a", "x1", true), Sessions.login("b", "x2", true)))
                                .build())
                        .ids())
                .doesNotContain("T1110.001");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", "[.]", "[]", "-", "%"})
    void aUrlWithoutAHostEndsNothing(String host) {
        Session session = Sessions.ran("wget http://" + host + "/")
                .downloads(List.of(Download.builder(FileOrigin.URL)
                        .url("http://" + host + "/")
                        .host(host)
                        .failed(true)
                        .build()))
                .build();

        assertThat(ANALYSIS.assess(session).downloadHosts()).isEmpty();
    }

    @Test
    void aLoginIsNoLateralMovement() {
        assertThat(techniques(Sessions.ran("ls").build()).ids()).doesNotContain("T1021.004");
    }

    private static Assessment assess(String client) {
        return ANALYSIS.assess(Sessions.ran("uname -a")
                .client(new Client(client, null, new TerminalSize(40, 80), List.of()))
                .build());
    }

    private static Techniques techniques(Session session) {
        return Objects.requireNonNull(ANALYSIS.assess(session).techniques());
    }
}
