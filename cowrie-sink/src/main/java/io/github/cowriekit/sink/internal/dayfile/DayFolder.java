package io.github.cowriekit.sink.internal.dayfile;

import io.github.cowriekit.sink.internal.file.DiskFiles;
import io.github.cowriekit.sink.spi.Message;
import io.github.cowriekit.sink.spi.SinkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A folder with a file per day and kind of message. Not thread-safe. */
public final class DayFolder {
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    /** Files whose last ids are held in memory. */
    private static final int MAX_FILES = 8;

    private final Path folder;
    private final boolean isCompressed;
    private final int keepDays;
    private final Clock clock;
    private final Map<String, DayFile> files = new LinkedHashMap<>(MAX_FILES, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, DayFile> eldest) {
            return size() > MAX_FILES;
        }
    };

    private @Nullable LocalDate tidied;

    /**
     * Makes one; touches no file.
     *
     * @param keepDays 0 for all
     */
    public DayFolder(Path folder, boolean isCompressed, int keepDays, Clock clock) {
        this.folder = folder;
        this.isCompressed = isCompressed;
        this.keepDays = keepDays;
        this.clock = clock;
    }

    public void append(List<Message> messages) throws InterruptedException {
        if (!Files.isDirectory(folder)) {
            throw new SinkException("the folder " + folder + " is missing");
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Map<String, List<Message>> byFile = new LinkedHashMap<>();
        for (Message message : messages) {
            LocalDate day = day(message.time());
            if (day == null || keepDays == 0 || !day.isBefore(today.minusDays(keepDays))) {
                byFile.computeIfAbsent(name(message.kind(), day), name -> new ArrayList<>())
                        .add(message);
            }
        }
        for (Map.Entry<String, List<Message>> one : byFile.entrySet()) {
            String name = one.getKey();
            try {
                Message.Kind kind = one.getValue().get(0).kind();
                files.computeIfAbsent(name, missing -> new DayFile(folder.resolve(missing), kind))
                        .append(one.getValue());
            } catch (IOException e) {
                throw DiskFiles.failure("cannot write " + name, e);
            }
        }
        if (!today.equals(tidied)) {
            tidied = today;
            if (!tidy(today, byFile.keySet())) {
                tidied = null;
            }
        }
    }

    /**
     * After the messages are written: a file that cannot be compressed keeps nobody from being written.
     *
     * @param written files that are not compressed yet: should their messages come again, they are known only in a plain file
     * @return whether all is done
     */
    private boolean tidy(LocalDate today, Set<String> written) throws InterruptedException {
        try {
            if (keepDays > 0) {
                OldDays.delete(folder, today.minusDays(keepDays));
            }
            return !isCompressed || OldDays.compress(folder, today, written);
        } catch (IOException e) {
            SinkException failure = DiskFiles.failure("cannot tidy up " + folder + ", next try tomorrow", e);
            System.getLogger(DayFolder.class.getName()).log(System.Logger.Level.WARNING, failure.getMessage(), e);
            return true;
        }
    }

    private static String name(Message.Kind kind, @Nullable LocalDate day) {
        return kind.name().toLowerCase(Locale.ROOT) + "s-" + (day == null ? "unknown" : day) + ".ndjson";
    }

    /** Returns null if there is no time, or one whose year has more than four digits. */
    private static @Nullable LocalDate day(@Nullable Instant time) {
        return time == null || time.isBefore(FIRST) || time.isAfter(LAST)
                ? null
                : LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
