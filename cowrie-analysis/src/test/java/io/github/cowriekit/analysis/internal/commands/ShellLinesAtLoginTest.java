package io.github.cowriekit.analysis.internal.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShellLinesAtLoginTest {
    @Test
    void tellsWhatABotSentBeforeThereWasAShell() {
        Session session = session("telnet", "support:support", ":enable", "system:shell", "sh:/bin/busybox ECCHI");

        assertThat(lines(session)).containsExactly(1, 2, 3);
        assertThat(ShellLinesAtLogin.of(session).lines())
                .containsExactly("enable", "system", "shell", "sh", "/bin/busybox ECCHI");
    }

    @Test
    void takesMenuWordsForLinesOnlyWithOthers() {
        assertThat(lines(session("telnet", "root:admin", "enable:system", "shell:sh")))
                .containsExactly(1, 2);
        assertThat(lines(session("telnet", "root:admin", "enable:system"))).isEmpty();
        assertThat(lines(session("telnet", "enable:system", "enable:system"))).isEmpty();
        assertThat(lines(session("telnet", "root:shell", "system:manager", "enable:")))
                .isEmpty();
    }

    @Test
    void takesCommandsForLines() {
        assertThat(lines(session(
                        "telnet",
                        "root:xc3511",
                        "sh:>/tmp/.ptmx && cd /tmp/",
                        "cat /proc/mounts; /bin/busybox XQZRT:rm /tmp/.t",
                        "busybox FGHIJ:")))
                .containsExactly(1, 2, 3);
    }

    @Test
    void leavesPasswords() {
        assertThat(lines(session(
                        "telnet",
                        "root:busybox",
                        "root:>password<",
                        "admin:cat",
                        "root:rm-rf",
                        "root:echo hello",
                        "cat:dog")))
                .isEmpty();
    }

    @Test
    void knowsOnlyTelnet() {
        assertThat(lines(session("ssh", "support:support", "system:shell", "sh:/bin/busybox ECCHI")))
                .isEmpty();
        assertThat(lines(session("telnet"))).isEmpty();
    }

    private static List<Integer> lines(Session session) {
        ShellLinesAtLogin lines = ShellLinesAtLogin.of(session);
        return IntStream.range(0, session.logins().size())
                .filter(lines::isLine)
                .boxed()
                .toList();
    }

    private static Session session(String protocol, String... logins) {
        return Session.builder("77aa88bb99cc", SessionEnd.CLOSED)
                .protocol(protocol)
                .logins(Arrays.stream(logins)
                        .map(login -> Login.builder()
                                .username(login.substring(0, login.indexOf(':')))
                                .password(login.substring(login.indexOf(':') + 1))
                                .success(true)
                                .build())
                        .toList())
                .build();
    }
}
