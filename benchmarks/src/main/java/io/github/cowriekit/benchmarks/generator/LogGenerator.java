package io.github.cowriekit.benchmarks.generator;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * Writes a log as a busy sensor does: sessions arrive at random, and the lines of all that are open interleave by time.
 *
 * <p>Port scans, password guessing, tunnels and bots with their commands, in the proportions seen on the internet; about
 * 420 bytes a line, 3,600 sessions held at a time at 100 sessions a second. The same arguments give the same bytes.
 *
 * <p>Arguments: file, bytes, and optionally the generation of Cowrie (a name of {@code Generation}, else
 * {@code COMPACT}), the seed (else 1) and the sessions that arrive per second (else 100).
 */
public final class LogGenerator {
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final Instant START = Instant.parse("2023-05-24T00:00:00Z");
    private static final double BUSY = 100;

    /** First octets of the addresses: a generated file must not lead anybody to look up strangers. */
    private static final int PRIVATE = 10;

    private static final int PUBLIC = 45;

    private LogGenerator() {}

    /** Writes a log. */
    public static void main(String[] args) throws IOException {
        Generation generation = args.length > 2 ? Generation.valueOf(args[2]) : Generation.COMPACT;
        long seed = args.length > 3 ? Long.parseLong(args[3]) : 1;
        double arrivals = args.length > 4 ? Double.parseDouble(args[4]) : BUSY;
        write(Path.of(args[0]), (long) Double.parseDouble(args[1]), generation, seed, arrivals);
    }

    /** Writes a log in which so many sessions arrive per second. */
    public static void write(Path file, long bytes, Generation generation, long seed, double arrivals)
            throws IOException {
        write(file, bytes, new Scenario(new Random(seed), generation, PRIVATE), arrivals);
    }

    /** Writes a log of addresses that sources may be asked about; for sources in memory only. */
    public static void writePublic(Path file, long bytes, long seed) throws IOException {
        write(file, bytes, new Scenario(new Random(seed), Generation.COMPACT, PUBLIC), BUSY);
    }

    private static void write(Path file, long bytes, Scenario scenario, double arrivals) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            write(out, bytes, scenario, arrivals);
        }
    }

    private static void write(OutputStream out, long bytes, Scenario scenario, double arrivals) throws IOException {
        Random random = scenario.random();
        PriorityQueue<Scenario.Visit> open = new PriorityQueue<>(Comparator.comparingDouble(Scenario.Visit::next));
        double arrival = 0;
        long written = 0;
        while (written < bytes) {
            while (open.isEmpty() || arrival <= open.element().next()) {
                open.add(scenario.visit(arrival));
                arrival += -Math.log(1 - random.nextDouble()) / arrivals;
            }
            Scenario.Visit visit = open.remove();
            long micros = (long) (visit.next() * 1e6);
            String time = SECOND.format(START.plusSeconds(micros / 1_000_000)) + ".%06dZ".formatted(micros % 1_000_000);
            byte[] line = (visit.take(time) + "\n").getBytes(StandardCharsets.US_ASCII);
            out.write(line);
            written += line.length;
            if (visit.hasNext()) {
                open.add(visit);
            }
        }
    }
}
