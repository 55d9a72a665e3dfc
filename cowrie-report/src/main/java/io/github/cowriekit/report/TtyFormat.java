package io.github.cowriekit.report;

import io.github.cowriekit.model.tty.TtyRecord;
import java.io.OutputStream;
import java.util.stream.Stream;

/**
 * A way to write a tty recording down.
 *
 * <p>The same recording gives the same bytes. What a client was sent comes back to what it typed, so it is text of an
 * attacker: control sequences that do more than draw are left out. Safe for use by several threads.
 *
 * <pre>{@code
 * try (var records = TtyLog.of(file).records(problem -> {})) {
 *     Reports.asciicast().write(records, out);
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public interface TtyFormat {
    /** Returns the name of the format, lower case, such as {@code asciicast}. */
    String name();

    /**
     * Writes a recording in UTF-8 with {@code \n} line ends.
     *
     * <p>Takes one record at a time and keeps none. Flushes the output and closes neither the stream nor the output.
     *
     * @param records records in the order of the recording
     * @param out where to write
     * @throws java.io.UncheckedIOException if the output fails
     */
    void write(Stream<TtyRecord> records, OutputStream out);
}
