package io.github.cowriekit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientTest {
    private static Client client(@Nullable String version) {
        return new Client(version, null, null, List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-Go",
                "'SSH-2.0-Go'",
                "\"SSH-2.0-Go\"",
                "b'SSH-2.0-Go'",
                "b\"SSH-2.0-Go\"",
                "B'SSH-2.0-Go'",
                "u'SSH-2.0-Go'",
                "SSH-2.0-Go\r\n",
                "  SSH-2.0-Go ",
                "b'SSH-2.0-Go\\r\\n'",
                " b'SSH-2.0-Go\r' \n",
                "'SSH-2.0-Go '",
                "\"b'SSH-2.0-Go'\""
            })
    void saysWhatTheClientSentWhateverPythonMadeOfIt(String logged) {
        assertThat(client(logged).softwareVersion()).isEqualTo("SSH-2.0-Go");
        assertThat(client(logged).version()).isEqualTo(logged);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "b'SSH-2.0-Go",
                "SSH-2.0-Go'",
                "'SSH-2.0-Go\"",
                "b",
                "'",
                "b'",
                "bSSH",
                "SSH-2.0-it's a 'client'",
                "GET / HTTP/1.1"
            })
    void leavesWhatIsNotQuoted(String logged) {
        assertThat(client(logged).softwareVersion()).isEqualTo(logged);
    }

    @Test
    void keepsEscapesOfProbes() {
        assertThat(client("b'\\x03\\x00/\\xe0Cookie: mstshash=Test'").softwareVersion())
                .isEqualTo("\\x03\\x00/\\xe0Cookie: mstshash=Test");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "b''", "''", "'\\r\\n'"})
    void isNullWithoutAName(@Nullable String logged) {
        assertThat(client(logged).softwareVersion()).isNull();
    }
}
