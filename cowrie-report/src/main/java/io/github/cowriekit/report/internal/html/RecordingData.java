package io.github.cowriekit.report.internal.html;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.TerminalSize;
import io.github.cowriekit.model.tty.TtyRecord;
import io.github.cowriekit.report.internal.text.TimeText;
import io.github.cowriekit.report.internal.tty.CastEvents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The beginning of a session's tty recording, for the page's player: what an asciicast has, without what would act. */
final class RecordingData {
    private static final int MAX_RECORDS = 4_000;
    private static final int MAX_CHARACTERS = 60_000;

    /** What an event takes beside its text. */
    private static final int EVENT = 17;

    private static final int WIDTH = 80;
    private static final int HEIGHT = 24;

    private final Function<? super Session, ? extends Stream<TtyRecord>> recordings;

    RecordingData(Function<? super Session, ? extends Stream<TtyRecord>> recordings) {
        this.recordings = recordings;
    }

    /** Writes columns, rows, whether it goes on beyond the limit, and the events; an empty array without a recording. */
    void write(Session session, JsonGenerator out) throws IOException {
        Beginning beginning = new Beginning();
        try (Stream<TtyRecord> records = Objects.requireNonNull(recordings.apply(session), "recordings")) {
            // asked before every record: a recording may be of many megabytes
            records.sequential().takeWhile(record -> !beginning.goesOn).forEachOrdered(beginning::add);
        }
        out.writeStartArray();
        if (!beginning.events.isEmpty()) {
            TerminalSize size = size(session.client().terminal());
            out.writeNumber(size.width());
            out.writeNumber(size.height());
            out.writeNumber(beginning.goesOn ? 1 : 0);
            for (Event event : beginning.events) {
                out.writeStartArray();
                out.writeNumber(TimeText.seconds(event.at())
                        .setScale(3, RoundingMode.HALF_UP)
                        .stripTrailingZeros());
                out.writeNumber(event.code().equals("i") ? 1 : event.code().equals("o") ? 0 : 2);
                out.writeString(event.data());
                out.writeEndArray();
            }
        }
        out.writeEndArray();
    }

    private record Event(Duration at, String code, String data) {}

    /** Takes records until one is too much. */
    private static final class Beginning {
        private final List<Event> events = new ArrayList<>();
        private final CastEvents cast = new CastEvents(this::event);
        private int records;
        private int room = MAX_CHARACTERS;
        private boolean goesOn;

        void add(TtyRecord record) {
            if (++records > MAX_RECORDS) {
                goesOn = true;
                return;
            }
            try {
                cast.add(record);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void event(Duration at, String code, String data) {
            room -= EVENT;
            goesOn = data.length() > room;
            int end = Math.max(0, Math.min(data.length(), room));
            if (end > 0) {
                boolean cutsCharacter = end < data.length() && Character.isHighSurrogate(data.charAt(end - 1));
                events.add(new Event(at, code, data.substring(0, cutsCharacter ? end - 1 : end)));
            }
            room -= end;
        }
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
