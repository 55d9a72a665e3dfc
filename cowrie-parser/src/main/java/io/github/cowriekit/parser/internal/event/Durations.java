package io.github.cowriekit.parser.internal.event;

import io.github.cowriekit.parser.internal.json.EventFields;
import io.github.cowriekit.parser.internal.json.FieldName;
import io.github.cowriekit.parser.internal.json.LoggedNumbers;
import io.github.cowriekit.parser.internal.json.Slices;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads lengths of time in any of Cowrie's spellings. */
public final class Durations {
    private static final int MILLIS_SCALE = 6;
    private static final int SECONDS_SCALE = 9;

    private Durations() {}

    /**
     * Returns the length of time of a line: {@code duration_ms} (whole milliseconds, since 2026) or {@code duration}
     * (seconds as number, or as text since 2025); null if it has none.
     */
    public static @Nullable Duration of(EventFields line) {
        Duration milliseconds = scaled(line, FieldName.DURATION_MS, MILLIS_SCALE);
        return milliseconds != null ? milliseconds : scaled(line, FieldName.DURATION, SECONDS_SCALE);
    }

    private static @Nullable Duration scaled(EventFields line, FieldName key, int scale) {
        int place = line.place(key);
        if (place < 0) {
            return null;
        }
        Duration duration = Slices.isNumber(line.kind(place))
                ? Slices.duration(line.bytes(), line.start(place), line.length(place), scale)
                : null;
        duration = duration == null ? LoggedNumbers.duration(Objects.requireNonNull(line.peek(key)), scale) : duration;
        if (duration != null) {
            line.drop(key);
        }
        return duration;
    }
}
