package io.github.cowriekit.report.internal.tty;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cowriekit.model.TerminalSize;
import io.github.cowriekit.model.tty.TtyRecord;
import io.github.cowriekit.report.internal.export.AsciiJson;
import io.github.cowriekit.report.internal.export.CleanText;
import io.github.cowriekit.report.internal.text.TimeText;
import java.io.IOException;
import java.io.OutputStream;
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
    private final CastEvents cast = new CastEvents(this::event);
    private boolean begun;
    private long events;

    public AsciicastWriter(OutputStream out, TerminalSize size, @Nullable String title) throws IOException {
        this.json = AsciiJson.to(out);
        this.size = size;
        this.title = title;
    }

    @Override
    public void add(TtyRecord record) throws IOException {
        if (!begun) {
            header(record.at());
        }
        cast.add(record);
    }

    @Override
    public void end() throws IOException {
        if (!begun) {
            header(null);
        }
        if (events > MAX_EVENTS) {
            write(cast.now(), "m", (events - MAX_EVENTS) + " more events left out");
        }
        json.close();
    }

    private void header(@Nullable Instant timestamp) throws IOException {
        begun = true;
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

    private void event(Duration at, String code, String data) throws IOException {
        if (++events <= MAX_EVENTS) {
            write(at, code, data);
        }
    }

    private void write(Duration at, String code, String data) throws IOException {
        json.writeStartArray();
        json.writeNumber(TimeText.seconds(at, 6, 9));
        json.writeString(code);
        json.writeString(data);
        json.writeEndArray();
        json.writeRaw('\n');
    }
}
