package io.github.cowriekit.report.internal.html;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.TerminalSize;
import io.github.cowriekit.model.tty.TtyRecord;
import io.github.cowriekit.report.internal.tty.AsciicastWriter;
import io.github.cowriekit.report.internal.tty.RecordSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The beginning of a session's tty recording, for the page's player: what an asciicast has, without what would act. */
final class RecordingData {
    private static final int MAX_RECORDS = 4_000;
    private static final int MAX_CHARACTERS = 60_000;
    private static final int WIDTH = 80;
    private static final int HEIGHT = 24;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Function<? super Session, ? extends Stream<TtyRecord>> recordings;

    RecordingData(Function<? super Session, ? extends Stream<TtyRecord>> recordings) {
        this.recordings = recordings;
    }

    /** Writes columns, rows, whether it goes on beyond the limit, and the events; an empty array without a recording. */
    void write(Session session, JsonGenerator out) throws IOException {
        List<String> lines = lines(session);
        out.writeStartArray();
        if (lines.size() > 1) {
            TerminalSize size = size(session.client().terminal());
            out.writeNumber(size.width());
            out.writeNumber(size.height());
            int characters = 0;
            int end = 1;
            while (end < lines.size() && end <= MAX_RECORDS && characters < MAX_CHARACTERS) {
                characters += lines.get(end++).length();
            }
            out.writeNumber(end < lines.size() ? 1 : 0);
            for (String line : lines.subList(1, end)) {
                JsonNode event = JSON.readTree(line);
                out.writeStartArray();
                out.writeNumber(event.get(0)
                        .decimalValue()
                        .setScale(3, java.math.RoundingMode.HALF_UP)
                        .stripTrailingZeros());
                out.writeNumber(
                        event.get(1).textValue().equals("i")
                                ? 1
                                : event.get(1).textValue().equals("o") ? 0 : 2);
                out.writeString(event.get(2).textValue());
                out.writeEndArray();
            }
        }
        out.writeEndArray();
    }

    private List<String> lines(Session session) {
        ByteArrayOutputStream cast = new ByteArrayOutputStream();
        try (Stream<TtyRecord> records = Objects.requireNonNull(recordings.apply(session), "recordings")) {
            RecordSink.write(
                    records.limit(MAX_RECORDS + 1L),
                    cast,
                    target -> new AsciicastWriter(target, size(session.client().terminal()), null));
        }
        return cast.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static TerminalSize size(@Nullable TerminalSize terminal) {
        return terminal == null
                ? new TerminalSize(WIDTH, HEIGHT)
                : new TerminalSize(clamp(terminal.width(), WIDTH), clamp(terminal.height(), HEIGHT));
    }

    private static int clamp(int length, int usual) {
        return length < 1 ? usual : Math.min(300, length);
    }
}
