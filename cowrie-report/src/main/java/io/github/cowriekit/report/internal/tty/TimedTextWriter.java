package io.github.cowriekit.report.internal.tty;

import io.github.cowriekit.model.tty.TtyRecord;
import io.github.cowriekit.report.internal.text.TimeText;
import io.github.cowriekit.report.spi.SafeText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes what was seen line by line, with the time at which a line began and the time it took to be finished. */
public final class TimedTextWriter implements RecordSink {
    static final int MAX_LINES = 100_000;

    /** Characters of a line that are kept; one that is longer goes on in the next. */
    private static final int MAX_LENGTH = 1_000;

    private final OutputStream out;
    private final SafeText text = new SafeText(MAX_LENGTH * 2);
    private final Utf8Stream output = new Utf8Stream();
    private final TerminalFilter filter = new TerminalFilter(false);
    private final StringBuilder line = new StringBuilder();
    private int column;
    private @Nullable Instant start;
    private Duration now = Duration.ZERO;
    private Duration begun = Duration.ZERO;
    private Duration last = Duration.ZERO;
    private long lines;

    public TimedTextWriter(OutputStream out) {
        this.out = out;
    }

    @Override
    public void add(TtyRecord record) throws IOException {
        if (start == null) {
            start = record.at();
            print(TimeText.iso(start));
        }
        Duration at = Duration.between(start, record.at());
        now = at.compareTo(now) > 0 ? at : now;
        switch (record.kind()) {
            case EXEC -> {
                String command = StandardCharsets.UTF_8.decode(record.data()).toString();
                print(times(now, Duration.ZERO) + "exec: " + text.ofCommand(command));
            }
            case OUTPUT -> show(filter.next(output.next(record.data())));
            case CLOSE -> {
                finish();
                print(times(now, Duration.ZERO) + "closed");
            }
            default -> {
                // what is typed is seen in its echo
            }
        }
    }

    @Override
    public void end() throws IOException {
        finish();
        if (lines > MAX_LINES) {
            write("… and " + (lines - MAX_LINES) + " more lines");
        }
    }

    private void show(String shown) throws IOException {
        for (int i = 0; i < shown.length(); i++) {
            put(shown.charAt(i));
        }
        last = shown.isEmpty() ? last : now;
    }

    private void put(char c) throws IOException {
        switch (c) {
            case '\n' -> newLine();
            case '\r' -> column = 0;
            case '\b' -> column = Math.max(0, column - 1);
            default -> {
                if (column >= MAX_LENGTH && !Character.isLowSurrogate(c)) {
                    newLine();
                }
                if (line.length() == 0) {
                    begun = now;
                }
                line.replace(column, Math.min(column + 1, line.length()), String.valueOf(c));
                column++;
            }
        }
    }

    private void newLine() throws IOException {
        if (line.length() == 0) {
            begun = now;
        }
        print(times(begun, now.minus(begun)) + text.ofCommand(line.toString()));
        line.setLength(0);
        column = 0;
    }

    private void finish() throws IOException {
        if (line.length() > 0) {
            print(times(begun, last.minus(begun)) + text.ofCommand(line.toString()));
            line.setLength(0);
            column = 0;
        }
    }

    private static String times(Duration at, Duration took) {
        return took.isZero()
                ? String.format(Locale.ROOT, "%9.3f %9s  ", seconds(at), "")
                : String.format(Locale.ROOT, "%9.3f %+9.3f  ", seconds(at), seconds(took));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private void print(String shown) throws IOException {
        if (++lines <= MAX_LINES) {
            write(shown.stripTrailing());
        }
    }

    private void write(String shown) throws IOException {
        out.write((shown + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
