package io.github.cowriekit.flink;

import io.github.cowriekit.flink.internal.LogTime;
import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.parser.EventParser;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.enumerate.FileEnumerator;
import org.apache.flink.core.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * Finds logs, and puts them in the order of the times that their first lines have; those without a time come first.
 *
 * <p>A task reads one file after the other, and those that it has not got yet begin no earlier than the next one in this order.
 * So the name of a split says when that begins, and no watermark of the task goes beyond.
 *
 * <p>A file that cannot be opened, such as one that is gone or is only being packed, or a folder that cannot be listed, does not
 * keep the others from being read.
 */
final class LogEnumerator implements FileEnumerator {
    private static final Logger LOGGER = System.getLogger(LogEnumerator.class.getName());
    private static final int HEAD_LINES = 20;
    private static final int HEAD_BYTES = 1 << 20;

    private record Found(Instant begin, String path, FileSourceSplit split) {}

    private final FileEnumerator files = new LogFolders(this::leaveOut);

    /** Paths whose log entry was written. */
    private final Set<String> leftOut = new HashSet<>();

    @Override
    public Collection<FileSourceSplit> enumerateSplits(Path[] paths, int desired) throws IOException {
        List<Found> found = new ArrayList<>();
        for (FileSourceSplit split : files.enumerateSplits(paths, desired)) {
            String path = split.path().toString();
            try {
                found.add(new Found(begin(split), path, split));
            } catch (IOException e) {
                leaveOut(split.path(), e);
            }
        }
        found.sort(Comparator.comparing(Found::begin).thenComparing(Found::path));
        List<FileSourceSplit> splits = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            FileSourceSplit split = found.get(i).split();
            long next = i + 1 < found.size() ? millis(found.get(i + 1).begin()) : Long.MAX_VALUE;
            SplitTimes times = new SplitTimes(millis(found.get(i).begin()), next);
            splits.add(new FileSourceSplit(
                    times.nameOf(split),
                    split.path(),
                    split.offset(),
                    split.length(),
                    split.fileModificationTime(),
                    split.fileSize(),
                    split.hostnames()));
        }
        return splits;
    }

    private static long millis(Instant begin) {
        return begin.equals(Instant.MIN) ? Long.MIN_VALUE / 2 : Math.floorDiv(LogTime.micros(begin), 1000);
    }

    private void leaveOut(Path path, IOException cause) {
        if (leftOut.add(path.toString())) {
            LOGGER.log(Level.WARNING, "left out until files are looked for again: " + path, cause);
        }
    }

    private static Instant begin(FileSourceSplit split) throws IOException {
        EventParser parser = EventParser.create();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (InputStream in = new BufferedInputStream(LogLineFormat.open(split.path()))) {
            int lines = 0;
            // a line may be as long as the file, which the job manager cannot hold
            for (int bytes = 0; bytes < HEAD_BYTES && lines < HEAD_LINES; bytes++) {
                int next = in.read();
                if (next >= 0 && next != '\n') {
                    line.write(next);
                    continue;
                }
                Instant time = time(parser, line);
                if (time != null || next < 0) {
                    return time == null ? Instant.MIN : time;
                }
                line.reset();
                lines++;
            }
        }
        Instant time = time(parser, line);
        return time == null ? Instant.MIN : time;
    }

    private static @Nullable Instant time(EventParser parser, ByteArrayOutputStream line) {
        for (CowrieEvent event : parser.parse(line.toByteArray()).events()) {
            if (event.timestamp() != null) {
                return event.timestamp();
            }
        }
        return null;
    }
}
