package io.github.cowriekit.sink;

import io.github.cowriekit.json.SessionJson;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.sink.internal.alert.AlertJson;
import io.github.cowriekit.sink.internal.dayfile.DayFolder;
import io.github.cowriekit.sink.spi.Alert;
import io.github.cowriekit.sink.spi.Message;
import io.github.cowriekit.sink.spi.Receipt;
import io.github.cowriekit.sink.spi.Sink;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Writes sessions and alerts as lines of JSON into a file per UTC day.
 *
 * <p>{@code sessions-2026-11-29.ndjson} has the {@linkplain SessionJson session JSON} of the sessions that began on that day,
 * {@code alerts-2026-11-29.ndjson} the alerts of that day; what has no time is in {@code sessions-unknown.ndjson}. Within a file
 * the order is that of delivery.
 *
 * <p><b>Each message once.</b> Lines are on the disk before they are acknowledged. What a crash left of a half line is cut off,
 * and a message that comes again is known among the last 10,000 of its file, also by the next run. The files are not
 * kept open: if another process moves one away, as {@code logrotate} does, the next delivery begins a new one; only a message
 * that comes again to another run after such a move is there twice. One process writes to a folder.
 *
 * <p>Holds the ids of at most eight files in memory. The folder has to be there: one that is missing, such as a disk that is not
 * mounted, is a failure that is tried again, and so is a full disk.
 *
 * @since 0.1.0
 */
public final class DayFilesSink implements Sink {
    private final DayFolder folder;

    private DayFilesSink(Builder builder) {
        this.folder = new DayFolder(builder.folder, builder.isCompressed, builder.keepDays, builder.clock);
    }

    /**
     * Returns a builder.
     *
     * @param folder where the files are; has to be there at the first delivery
     */
    public static Builder builder(Path folder) {
        return new Builder(folder);
    }

    @Override
    public Optional<String> encode(SessionRecord session) {
        return Optional.of(SessionJson.toJson(session));
    }

    @Override
    public Optional<String> encode(Alert alert) {
        return Optional.of(AlertJson.toJson(alert));
    }

    @Override
    public Receipt deliver(List<Message> messages) throws InterruptedException {
        folder.append(messages);
        return Receipt.accepted();
    }

    /** Builds a {@link DayFilesSink}; not thread-safe. */
    public static final class Builder {
        private final Path folder;
        private boolean isCompressed;
        private int keepDays;
        private Clock clock = Clock.systemUTC();

        private Builder(Path folder) {
            this.folder = Objects.requireNonNull(folder, "folder");
        }

        /**
         * Compresses files of days that are over: {@code sessions-2026-11-29.ndjson.gz}. Done once a day, after the
         * first delivery that brings nothing for the file. A session that comes after that is in a plain file until the next day,
         * when it is added to the compressed one.
         */
        public Builder gzip() {
            this.isCompressed = true;
            return this;
        }

        /**
         * Deletes files of days that are longer ago, and writes nothing of them; without this, all are kept. Done once a day,
         * after a delivery. Files of other names, and what has no time, stay.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder keepDays(int days) {
            if (days < 1) {
                throw new IllegalArgumentException("keepDays is not positive: " + days);
            }
            this.keepDays = days;
            return this;
        }

        /** Sets the clock that says which days are over. */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /** Returns the sink; touches no file. */
        public DayFilesSink build() {
            return new DayFilesSink(this);
        }
    }
}
