package io.github.cowriekit.parser.process;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.parser.CowrieLog;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads a log that would not fit on the heap: so many sessions that never close, one session of so many commands of 1 kB,
 * or so many sessions of a busy sensor, 3,600 of which are open at a time.
 *
 * <p>Arguments: {@code sessions}, {@code commands} or {@code busy}, number. Prints sessions, events, commands and cut
 * commands; of a busy sensor then a hash of all sessions in their order.
 */
public final class ManySessions {
    private static final Instant START = Instant.parse("2026-08-01T00:00:00Z");

    private static final int OPEN = 3_600;
    private static final String KEX = ",\"hassh\":\"a704be057881f0b1d623cd263e477a8b\",\"hasshAlgorithms\":\"%s\","
            + "\"kexAlgs\":[\"%s\"],\"keyAlgs\":[\"%s\"],\"encCS\":[\"%s\"],\"macCS\":[\"%s\"],\"compCS\":[\"none\"],"
            + "\"langCS\":[\"\"]";
    private static final List<String> STEPS = List.of(
            "session.connect|",
            "client.version|,\"version\":\"SSH-2.0-Go\"",
            "client.kex|" + KEX.replace("%s", "curve25519-sha256,diffie-hellman-group14-sha256,".repeat(8)),
            "login.failed|,\"username\":\"root\",\"password\":\"123456\"",
            "login.success|,\"username\":\"root\",\"password\":\"admin\"",
            "command.input|,\"input\":\"uname -a; cat /proc/cpuinfo | grep name | wc -l\"",
            "session.file_download|,\"url\":\"http://203.0.113.9/x\",\"outfile\":\"dl/x\",\"shasum\":\""
                    + "ab".repeat(32) + "\"",
            "session.closed|,\"duration\":18.5");

    private ManySessions() {}

    /** Runs it. */
    public static void main(String[] args) {
        int number = Integer.parseInt(args[1]);
        Stream<String> lines;
        if (args[0].equals("sessions")) {
            lines = IntStream.range(0, number).mapToObj(i -> line("%08x".formatted(i), "session.connect", i, ""));
        } else if (args[0].equals("busy")) {
            lines = IntStream.range(0, number + OPEN).boxed().flatMap(moment -> busy(moment, number));
        } else {
            lines = IntStream.range(0, number)
                    .mapToObj(i -> line("00000001", "command.input", i, ",\"input\":\"%01000d\"".formatted(i)));
        }
        long[] counts = new long[5];
        boolean hashed = args[0].equals("busy");
        try (Stream<Session> sessions =
                CowrieLog.from("generated", stream(lines)).sessions()) {
            sessions.forEach(session -> {
                counts[0]++;
                counts[1] += session.eventCounts().values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
                counts[2] += session.commands().size();
                counts[3] += session.truncated().getOrDefault("commands", 0L);
                if (hashed) {
                    counts[4] = counts[4] * 31 + session.toString().hashCode();
                }
            });
        }
        String hash = hashed ? " " + counts[4] : "";
        System.out.printf("%d %d %d %d%s%n", counts[0], counts[1], counts[2], counts[3], hash);
    }

    /** Returns the lines of one moment: of one session that begins and of others that are further on. */
    private static Stream<String> busy(int moment, int number) {
        return IntStream.range(0, STEPS.size())
                .filter(step -> moment >= step * OPEN / (STEPS.size() - 1)
                        && moment - step * OPEN / (STEPS.size() - 1) < number)
                .mapToObj(step -> {
                    int session = moment - step * OPEN / (STEPS.size() - 1);
                    String[] parts = STEPS.get(step).split("\\|", 2);
                    return line("%012x".formatted(session), parts[0], 5 * moment + step, parts[1]);
                });
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
