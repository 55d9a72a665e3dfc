package io.github.cowriekit.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.Incomplete;
import io.github.cowriekit.model.Session;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Kippo and the first versions of Cowrie wrote. */
class OldLogsTest {
    private static final String HASH = "ab".repeat(32);

    @ParameterizedTest
    @ValueSource(strings = {"KIPP", "COW"})
    void readsTheIdsOf2015(String prefix) {
        LogText log = old(
                prefix,
                "0001 |\"src_port\":5001,\"dst_ip\":\"192.0.2.1\",\"dst_port\":2222",
                "0009 |\"version\":\"SSH-2.0-libssh2_1.4.3\"",
                "0003 |\"username\":\"root\",\"password\":\"1234\"",
                "0002 |\"username\":\"root\",\"password\":\"admin\"",
                "0010 |\"width\":80,\"height\":24",
                "0005 |\"input\":\"uname -a\"",
                "0006 |\"input\":\"foobar -x\"",
                "0008 |\"input\":\"secret\",\"realm\":\"passwd\"",
                "0007 |\"url\":\"http://203.0.113.4/a\",\"outfile\":\"dl/x\",\"shasum\":\"" + HASH + "\"",
                "0011 |\"duration\":8");
        Session session = log.session();

        assertThat(log.problems()).isEmpty();
        assertThat(session.source().port()).isEqualTo(5001);
        assertThat(session.client().version()).isEqualTo("SSH-2.0-libssh2_1.4.3");
        assertThat(session.client().terminal()).isNotNull();
        assertThat(session.logins()).extracting(login -> login.success()).containsExactly(false, true);
        assertThat(session.commands())
                .extracting(Command::input, Command::failed, Command::isShellLine)
                .containsExactly(
                        tuple("uname -a", false, true), tuple("foobar -x", true, true), tuple("secret", false, false));
        assertThat(session.downloads()).extracting(Download::sha256).containsExactly(HASH);
        assertThat(session.incomplete()).doesNotContain(Incomplete.NO_CONNECT, Incomplete.NO_CLOSE);
        assertThat(session.eventCounts()).containsEntry("cowrie.session.connect", 1L);
    }

    @Test
    void startsAnotherSessionWhenAnOldIdComesBack() {
        LogText log = old("COW", "0001 |\"src_port\":1", "0001 |\"src_port\":2", "0011 |\"duration\":1");

        assertThat(log.sessions())
                .extracting(session -> session.source().port())
                .containsExactly(1, 2);
    }

    @Test
    void readsCommandsThatAreOnlyLoggedAsFoundOrNot() {
        LogText log = LogText.of(
                LogText.line("session.connect", 0, ""),
                LogText.line("command.success", 1, "\"input\":\"uname -a\""),
                LogText.line("command.failed", 2, "\"input\":\"foobar\""),
                LogText.line("session.closed", 3, ""));

        assertThat(log.session().commands())
                .extracting(Command::input, Command::failed)
                .containsExactly(tuple("uname -a", false), tuple("foobar", true));
    }

    @Test
    void takesAFileOfStandardInputForNoUrl() {
        String event = "\"url\":\"stdin\",\"outfile\":\"dl/" + HASH + "\",\"shasum\":";
        LogText log = LogText.of(
                LogText.line("session.file_download", 1, event + "\"\""),
                LogText.line("session.file_download", 2, event + "\"" + "cd".repeat(32) + "\""));

        assertThat(log.session().downloads())
                .allSatisfy(file -> {
                    assertThat(file.origin()).isEqualTo(FileOrigin.STDIN);
                    assertThat(file.url()).isNull();
                    assertThat(file.host()).isNull();
                })
                .extracting(Download::sha256)
                .containsExactly(HASH, "cd".repeat(32));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {"'QUIT\\\\r\\\\n', 6", "b'QUIT\\\\r\\\\n', 6", "'\\\\x00\\\\xff', 2", "|'|, 1", "|''|, 0"})
    void countsTheBytesOfPython2(String data, long bytes) {
        LogText log = LogText.of(
                LogText.line("direct-tcpip.request", 1, "\"dst_ip\":\"mail.example.net\",\"dst_port\":25"),
                LogText.line(
                        "direct-tcpip.data",
                        2,
                        "\"dst_ip\":\"mail.example.net\",\"dst_port\":25,\"data\":\"" + data + "\""));

        assertThat(log.session().forwards().get(0).dataBytes()).isEqualTo(bytes);
    }

    /** Returns a log of one session, an event a second. */
    private static LogText old(String prefix, String... events) {
        return LogText.of(Arrays.stream(events)
                .map(event -> event.split(" \\|", 2))
                .map(event -> LogText.line("x", Arrays.asList(events).indexOf(String.join(" |", event)), event[1])
                        .replace("cowrie.x", prefix + event[0]))
                .toArray(String[]::new));
    }
}
