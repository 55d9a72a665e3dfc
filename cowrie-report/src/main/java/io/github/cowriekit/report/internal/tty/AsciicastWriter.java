package io.github.cowriekit.report.internal.tty;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cowriekit.model.TerminalSize;
import io.github.cowriekit.model.tty.TtyRecord;
import io.github.cowriekit.report.internal.export.AsciiJson;
import io.github.cowriekit.report.internal.export.CleanText;
import io.github.cowriekit.report.internal.text.TimeText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes a header and one event per record. */
public final class AsciicastWriter implements RecordSink {
    /** Events of one recording; each is of at most 64 KiB, as the records are. */
    static final int MAX_EVENTS = 200_000;

    private final JsonGenerator json;
    private final TerminalSize size;
    private final @Nullable String title;
    private final Utf8Stream output = new Utf8Stream();
    private final Utf8Stream input = new Utf8Stream();
    private final TerminalFilter filter = new TerminalFilter(true);
    private final TerminalLines lines = new TerminalLines();
    private @Nullable Instant start;
    private Duration now = Duration.ZERO;
    private long events;

    public AsciicastWriter(OutputStream out, TerminalSize size, @Nullable String title) throws IOException {
        this.json = AsciiJson.to(out);
        this.size = size;
        this.title = title;
    }

    @Override
    public void add(TtyRecord record) throws IOException {
        if (start == null) {
            start = record.at();
            header(start);
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
                // the header stands for the opening
            }
        }
    }

    @Override
    public void end() throws IOException {
        if (start == null) {
            header(null);
        }
        if (events > MAX_EVENTS) {
            write("m", (events - MAX_EVENTS) + " more events left out");
        }
        json.close();
    }

    private void header(@Nullable Instant timestamp) throws IOException {
        json.writeStartObject();
        json.writeNumberField("version", 2);
        json.writeNumberField("width", size.width());
        json.writeNumberField("height", size.height());
        if (timestamp != null) {
            json.writeNumberField("timestamp", timestamp.getEpochSecond());
        }
        if (title != null) {
            json.writeStringField("title", CleanText.of(title));
        }
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void event(String code, String data) throws IOException {
        if (!data.isEmpty() && ++events <= MAX_EVENTS) {
            write(code, data);
        }
    }

    private void write(String code, String data) throws IOException {
        json.writeStartArray();
        json.writeNumber(TimeText.seconds(now, 6, 9));
        json.writeString(code);
        json.writeString(data);
        json.writeEndArray();
        json.writeRaw('\n');
    }
}
