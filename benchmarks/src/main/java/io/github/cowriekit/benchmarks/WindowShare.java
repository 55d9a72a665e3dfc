package io.github.cowriekit.benchmarks;

import io.github.cowriekit.parser.CowrieLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Prints which share of a log's bytes is read for the sessions of its last hour, after proving that they are the same as
 * those of a reading from the start.
 *
 * <p>The kernel counts the bytes, so this runs on Linux only. Argument: a log of the {@code LogGenerator}.
 */
public final class WindowShare {
    private static final int TAIL = 1 << 14;

    private WindowShare() {}

    /** Measures a log. */
    public static void main(String[] args) throws IOException {
        Path log = Path.of(args[0]);
        Instant since = lastTime(log).minus(Duration.ofHours(1));
        Counts expected;
        try (InputStream in = Files.newInputStream(log)) {
            expected = counts(CowrieLog.from("log", in).since(since));
        }
        long before = bytesRead();
        Counts counts = counts(CowrieLog.in(log).since(since));
        long read = bytesRead() - before;
        if (!counts.equals(expected)) {
            throw new IllegalStateException("counts differ: " + counts + " and " + expected);
        }
        System.out.printf(
                Locale.ROOT,
                "since the last hour: %.2f %% of the bytes read, %d sessions%n",
                100.0 * read / Files.size(log),
                counts.sessions());
    }

    private static Counts counts(CowrieLog log) {
        Counts.Sum sum = new Counts.Sum();
        try (var sessions = log.sessions()) {
            sessions.forEach(sum::add);
        }
        return sum.counts();
    }

    private static Instant lastTime(Path log) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(TAIL, file.length())];
            file.seek(file.length() - tail.length);
            file.readFully(tail);
            String text = new String(tail, StandardCharsets.US_ASCII);
            String key = "\"timestamp\":\"";
            int from = text.lastIndexOf(key) + key.length();
            return Instant.parse(text.substring(from, text.indexOf('"', from)));
        }
    }

    private static long bytesRead() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/io")).stream()
                .filter(line -> line.startsWith("rchar: "))
                .mapToLong(line -> Long.parseLong(line.substring("rchar: ".length())))
                .findFirst()
                .orElseThrow();
    }
}
