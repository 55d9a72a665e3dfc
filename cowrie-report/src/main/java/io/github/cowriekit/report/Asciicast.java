package io.github.cowriekit.report;

import io.github.cowriekit.model.TerminalSize;
import io.github.cowriekit.model.tty.TtyRecord;
import io.github.cowriekit.report.internal.tty.AsciicastWriter;
import io.github.cowriekit.report.internal.tty.RecordSink;
import java.io.OutputStream;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Recordings as <a href="https://docs.asciinema.org/manual/asciicast/v2/">asciicast v2</a>, which asciinema and its web
 * player show.
 *
 * <p>Has what the client was sent, what it typed ({@code i} events, which players do not show) and, as markers, the
 * command of an exec channel and the end. Colours and moves of the cursor stay; other control sequences, such as titles,
 * queries and the clipboard, are left out, as a player would hand them to its terminal. At most 200,000 events; a marker
 * at the end counts the others.
 *
 * <p>Immutable: every option returns another format.
 *
 * @since 0.1.0
 */
public final class Asciicast implements TtyFormat {
    static final Asciicast DEFAULT = new Asciicast(new TerminalSize(80, 24), null);

    private static final int MAX_SIZE = 1000;

    private final TerminalSize size;
    private final @Nullable String title;

    private Asciicast(TerminalSize size, @Nullable String title) {
        this.size = size;
        this.title = title;
    }

    /**
     * Returns a format with another size of the terminal, such as {@code session.client().terminal()}; the default is 80
     * columns and 24 rows, which also stands for null. A size beyond 1 to 1000 becomes the nearest in that range.
     */
    public Asciicast terminal(@Nullable TerminalSize terminal) {
        return terminal == null
                ? new Asciicast(DEFAULT.size, title)
                : new Asciicast(new TerminalSize(clamp(terminal.width()), clamp(terminal.height())), title);
    }

    /** Returns a format that writes a title into the file. */
    public Asciicast title(String text) {
        return new Asciicast(size, Objects.requireNonNull(text, "text"));
    }

    /** Returns {@code asciicast}. */
    @Override
    public String name() {
        return "asciicast";
    }

    @Override
    public void write(Stream<TtyRecord> records, OutputStream out) {
        RecordSink.write(records, out, target -> new AsciicastWriter(target, size, title));
    }

    private static int clamp(int length) {
        return Math.max(1, Math.min(MAX_SIZE, length));
    }
}
