package io.github.cowriekit.parser.process;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.parser.CowrieLog;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads a log that would not fit on the heap: so many sessions that never close, or one session of so many commands of
 * 1 kB.
 *
 * <p>Arguments: {@code sessions} or {@code commands}, number. Prints sessions, events, commands and cut commands.
 */
public final class ManySessions {
    private static final Instant START = Instant.parse("2026-08-01T00:00:00Z");

    private ManySessions() {}

    /** Runs it. */
    public static void main(String[] args) {
        int number = Integer.parseInt(args[1]);
        Stream<String> lines;
        if (args[0].equals("sessions")) {
            lines = IntStream.range(0, number).mapToObj(i -> line("%08x".formatted(i), "session.connect", i, ""));
        } else {
            lines = IntStream.range(0, number)
                    .mapToObj(i -> line("00000001", "command.input", i, ",\"input\":\"%01000d\"".formatted(i)));
        }
        long[] counts = new long[4];
        try (Stream<Session> sessions =
                CowrieLog.from("generated", stream(lines)).sessions()) {
            sessions.forEach(session -> {
                counts[0]++;
                counts[1] += session.eventCounts().values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
                counts[2] += session.commands().size();
                counts[3] += session.truncated().getOrDefault("commands", 0L);
            });
        }
        System.out.printf("%d %d %d %d%n", counts[0], counts[1], counts[2], counts[3]);
    }

    private static String line(String session, String id, int number, String keys) {
        return "{\"session\":\"%s\",\"protocol\":\"ssh\",\"src_ip\":\"198.51.100.1\",\"src_port\":4000,\"dst_ip\":\"192.0.2.1\",\"dst_port\":2222,\"sensor\":\"sensor-1\",\"eventid\":\"cowrie.%s\",\"timestamp\":\"%s\"%s}\n"
                .formatted(session, id, START.plusMillis(number), keys);
    }

    private static InputStream stream(Stream<String> lines) {
        Iterator<String> iterator = lines.iterator();
        return new InputStream() {
            private byte[] line = new byte[0];
            private int next;

            @Override
            public int read() {
                if (next == line.length) {
                    if (!iterator.hasNext()) {
                        return -1;
                    }
                    line = iterator.next().getBytes(StandardCharsets.UTF_8);
                    next = 0;
                }
                return line[next++];
            }

            @Override
            public int read(byte[] into, int from, int length) {
                int first = length == 0 ? 0 : read();
                if (length == 0 || first < 0) {
                    return first;
                }
                int count = Math.min(length, line.length - next + 1);
                into[from] = (byte) first;
                System.arraycopy(line, next, into, from + 1, count - 1);
                next += count - 1;
                return count;
            }
        };
    }
}
