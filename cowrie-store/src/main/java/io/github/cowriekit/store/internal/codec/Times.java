package io.github.cowriekit.store.internal.codec;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The times of a session, each relative to the one before it: most are close to each other. Not thread-safe. */
final class Times {
    private Instant last;

    Times(Instant start) {
        last = start;
    }

    void write(ByteWriter out, @Nullable Instant time) {
        out.instant(time, last);
        remember(time);
    }

    @Nullable
    Instant read(ByteReader in) {
        Instant time = in.instant(last);
        remember(time);
        return time;
    }

    private void remember(@Nullable Instant time) {
        if (time != null) {
            last = time;
        }
    }
}
