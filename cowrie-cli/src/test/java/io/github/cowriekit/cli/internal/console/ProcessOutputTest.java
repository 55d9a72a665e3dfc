package io.github.cowriekit.cli.internal.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

class ProcessOutputTest {
    private static OutputStream failing(String message, String target) {
        return new ProcessOutput(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException(message);
                    }
                },
                target);
    }

    @Test
    void knowsAClosedPipeInAnyLanguage() {
        for (String target : new String[] {"pipe:[123]", "socket:[123]"}) {
            assertThatThrownBy(
                            () -> failing("Datenübergabe unterbrochen", target).write(new byte[3]))
                    .isInstanceOf(IOException.class)
                    .matches(Failures::isBrokenPipe);
        }
        assertThatThrownBy(() -> failing("Broken pipe", "").write(1)).matches(Failures::isBrokenPipe);
    }

    @Test
    void passesOtherFailuresOn() {
        assertThatThrownBy(() ->
                        failing("No space left on device", "/var/log/out.json").write(1))
                .hasMessage("No space left on device")
                .matches(failure -> !Failures.isBrokenPipe(failure));
        assertThat(Failures.isBrokenPipe(new IOException("Broken pipe"))).isFalse();
    }
}
