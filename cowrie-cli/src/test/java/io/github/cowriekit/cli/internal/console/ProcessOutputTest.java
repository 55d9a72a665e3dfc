package io.github.cowriekit.cli.internal.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

class ProcessOutputTest {
    private static OutputStream failing(String message, boolean failsOnlyIfClosed) {
        return new ProcessOutput(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException(message);
                    }
                },
                () -> failsOnlyIfClosed);
    }

    @Test
    void knowsAClosedPipeInAnyLanguage() {
        assertThatThrownBy(() -> failing("Datenübergabe unterbrochen", true).write(new byte[3]))
                .isInstanceOf(IOException.class)
                .matches(Failures::isBrokenPipe);
        assertThatThrownBy(() -> failing("Broken pipe", false).write(1)).matches(Failures::isBrokenPipe);
    }

    @Test
    void passesOtherFailuresOn() {
        assertThatThrownBy(() -> failing("No space left on device", false).write(1))
                .hasMessage("No space left on device")
                .matches(failure -> !Failures.isBrokenPipe(failure));
        assertThat(Failures.isBrokenPipe(new IOException("Broken pipe"))).isFalse();
    }
}
