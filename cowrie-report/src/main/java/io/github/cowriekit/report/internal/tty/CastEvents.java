package io.github.cowriekit.report.internal.tty;

import io.github.cowriekit.model.tty.TtyRecord;
import io.github.cowriekit.report.internal.export.CleanText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Turns the records of one recording into the events of an asciicast, without what a terminal would act upon. */
public final class CastEvents {
    private final Sink sink;
    private final Utf8Stream output = new Utf8Stream();
    private final Utf8Stream input = new Utf8Stream();
    private final TerminalFilter filter = new TerminalFilter(true);
    private final TerminalLines lines = new TerminalLines();
    private @Nullable Instant start;
    private Duration now = Duration.ZERO;

    /** Takes the events. */
    public interface Sink {
        /** Takes an event with its time since the first record, and a code: {@code o}, {@code i} or {@code m}. */
        void event(Duration at, String code, String data) throws IOException;
    }

    public CastEvents(Sink sink) {
        this.sink = sink;
    }

    /** Hands over the event of a record, if it has one. */
    public void add(TtyRecord record) throws IOException {
        if (start == null) {
            start = record.at();
        }
        Duration at = Duration.between(start, record.at());
        // a clock that was set back must not turn the recording back
        now = at.compareTo(now) > 0 ? at : now;
        switch (record.kind()) {
            case OUTPUT -> event("o", lines.next(filter.next(output.next(record.data()))));
            case INPUT -> event("i", CleanText.of(input.next(record.data()), Integer.MAX_VALUE));
            case EXEC ->
                event(
                        "m",
                        "exec: "
                                + CleanText.of(StandardCharsets.UTF_8
                                        .decode(record.data())
                                        .toString()));
            case CLOSE -> event("m", "closed");
            default -> {
                // the opening draws nothing
            }
        }
    }

    /** Returns the time of the last record since the first. */
    Duration now() {
        return now;
    }

    private void event(String code, String data) throws IOException {
        if (!data.isEmpty()) {
            sink.event(now, code, data);
        }
    }
}
