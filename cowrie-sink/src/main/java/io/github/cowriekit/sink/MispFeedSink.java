package io.github.cowriekit.sink;

import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.report.ExportOptions;
import io.github.cowriekit.sink.internal.misp.FeedConfig;
import io.github.cowriekit.sink.internal.misp.FeedFolder;
import io.github.cowriekit.sink.internal.misp.SessionObjects;
import io.github.cowriekit.sink.spi.Message;
import io.github.cowriekit.sink.spi.Receipt;
import io.github.cowriekit.sink.spi.Sink;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a folder that MISP reads as a feed, from the disk or through any web server: an event per UTC day, {@code manifest.json}
 * and {@code hashes.csv}, as MISP's own generator of feeds writes them.
 *
 * <p>A session has the objects that {@link io.github.cowriekit.report.Reports#misp(ExportOptions)} gives it. A file or a URL is
 * once in an event, and marked for detection from the first session on that has an answer which calls it malicious. Ids are made
 * of the organisation, the name of the feed and the day, so that a feed that is made again is the same to MISP; no two
 * events have one in common. The timestamp of an event is when it changed last, since MISP takes an event again only
 * if that is later.
 *
 * <p>A session that comes again changes nothing. Files are replaced at once, first the events, then hashes and manifest.
 * Within the feed, {@code .state} has what was delivered; need not be served.
 *
 * <p>An event holds at most {@link Builder#maxSessions} sessions or 8 MiB of them; what comes beyond is in further events of the
 * day. Each delivery writes the events anew to which it adds, and {@code hashes.csv}. Sessions without a time and alerts are left
 * out. The folder has to be there. One process writes to it.
 *
 * @since 0.1.0
 */
public final class MispFeedSink implements Sink {
    private final ExportOptions options;
    private final FeedFolder folder;

    private MispFeedSink(Builder builder) {
        this.options = builder.options;
        UUID organisationId =
                builder.organisationId == null ? FeedConfig.idOf(builder.organisation) : builder.organisationId;
        FeedConfig config = new FeedConfig(
                builder.name,
                builder.organisation,
                organisationId,
                options.marking(),
                builder.keepDays,
                builder.maxSessions);
        this.folder = new FeedFolder(builder.folder, config, builder.clock);
    }

    /**
     * Returns a builder.
     *
     * @param folder of the feed; has to be there at the first delivery, and to hold nothing else
     * @param organisation name of whom MISP shows as the creator of the events
     * @throws IllegalArgumentException if the organisation is blank
     */
    public static Builder builder(Path folder, String organisation) {
        return new Builder(folder, organisation);
    }

    @Override
    public Optional<String> encode(SessionRecord session) {
        return SessionObjects.encode(session, options);
    }

    @Override
    public Receipt deliver(List<Message> messages) throws InterruptedException {
        return folder.add(messages);
    }

    /** Builds a {@link MispFeedSink}; not thread-safe. */
    public static final class Builder {
        private final Path folder;
        private final String organisation;
        private @Nullable UUID organisationId;
        private String name = "Sessions of a Cowrie honeypot";
        private ExportOptions options = ExportOptions.sharing();
        private int keepDays = 30;
        private int maxSessions = 1_000;
        private Clock clock = Clock.systemUTC();

        private Builder(Path folder, String organisation) {
            this.folder = Objects.requireNonNull(folder, "folder");
            this.organisation = notBlank(organisation, "organisation");
        }

        /** Sets the id that the organisation has in MISP; by default it is made of the name. */
        public Builder organisationId(UUID id) {
            this.organisationId = Objects.requireNonNull(id, "id");
            return this;
        }

        /**
         * Sets what the events are called, before their day; two feeds of an organisation need two names, as their events have
         * the same ids otherwise.
         *
         * @throws IllegalArgumentException if it is blank
         */
        public Builder name(String title) {
            this.name = notBlank(title, "name");
            return this;
        }

        /** Sets which sessions are shared and how they are marked; {@link ExportOptions#sharing()} by default. */
        public Builder options(ExportOptions chosen) {
            this.options = Objects.requireNonNull(chosen, "chosen");
            return this;
        }

        /**
         * Sets how many days before today are in the feed, 30 by default. Events of earlier days are removed at the next
         * delivery; MISP keeps what it has taken.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder keepDays(int days) {
            this.keepDays = positive(days, "keepDays");
            return this;
        }

        /**
         * Sets how many sessions an event holds at most, 1,000 by default.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder maxSessions(int most) {
            this.maxSessions = positive(most, "maxSessions");
            return this;
        }

        /** Sets the clock by which events are stamped and days end. */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /** Returns the sink; touches no file. */
        public MispFeedSink build() {
            return new MispFeedSink(this);
        }

        private static int positive(int number, String what) {
            if (number < 1) {
                throw new IllegalArgumentException(what + " is not positive: " + number);
            }
            return number;
        }

        private static String notBlank(String text, String what) {
            if (text.isBlank()) {
                throw new IllegalArgumentException(what + " is blank");
            }
            return text;
        }
    }
}
