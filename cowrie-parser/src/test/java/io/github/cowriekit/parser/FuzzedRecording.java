package io.github.cowriekit.parser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.tty.TtyRecording;
import java.io.ByteArrayInputStream;

/** What holds for any bytes of a recording: no exception, and results within the limits. */
public final class FuzzedRecording {
    private FuzzedRecording() {}

    /** Reads a recording; the fuzzer looks for this name. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        TtyRecording recording = TtyLog.from("0".repeat(64), new ByteArrayInputStream(bytes))
                .maxTextLength(1_000)
                .maxKeyStrokes(20)
                .read();

        assertThat(recording.transcript().length()).isLessThanOrEqualTo(1_000);
        assertThat(recording.keyStrokes().size()).isLessThanOrEqualTo(20);
        assertThat(recording.lines().size()).isLessThanOrEqualTo(20);
        assertThat(recording.inputBytes() + recording.outputBytes()).isLessThanOrEqualTo(bytes.length);
        // the name is no hash of anything here, so an intact file has a problem too
        assertThat(recording.problems()).isNotEmpty();
    }
}
