package io.github.cowriekit.flink;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * Logs of three sensors, each rotated: sessions that close, that stay open, that get a download within the grace or after it, and
 * ids that come back. The same seed gives the same lines.
 */
final class MadeLog {
    static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final List<String> SENSORS = List.of("alpha", "beta", "gamma");

    /** A line of a sensor's log, without the line feed. */
    record Line(Instant time, String sensor, String text) {}

    private final Random random;
    private final List<String> sensors;
    private final Duration length;
    private final Duration openUntil;
    private final List<Line> lines = new ArrayList<>();
    private int last;

    private MadeLog(long seed, List<String> sensors, Duration length, Duration openUntil) {
        this.random = new Random(seed);
        this.sensors = sensors;
        this.length = length;
        this.openUntil = openUntil;
    }

    /**
     * Writes logs.
     *
     * @param parts files of each sensor
     * @param openUntil sessions that begin later are closed, but for those of the last two hours
     * @return the files of the first part of each sensor, then those of the second, and so on
     */
    static List<Path> write(Path folder, long seed, int sessions, Duration length, Duration openUntil, int parts)
            throws IOException {
        MadeLog log = make(seed, SENSORS, sessions, length, openUntil);
        List<Path> files = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            for (int sensor = 0; sensor < SENSORS.size(); sensor++) {
                files.add(log.writePart(folder, sensor, part, parts));
            }
        }
        return files;
    }

    /** Returns the lines of all sensors by time; the first sensor has the most of them, the last the fewest. */
    static List<Line> lines(long seed, List<String> sensors, int sessions, Duration length, Duration openUntil) {
        return make(seed, sensors, sessions, length, openUntil).lines;
    }

    private static MadeLog make(long seed, List<String> sensors, int sessions, Duration length, Duration openUntil) {
        MadeLog log = new MadeLog(seed, sensors, length, openUntil);
        for (int i = 0; i < sessions; i++) {
            log.addSession();
        }
        log.lines.sort(Comparator.comparing(Line::time).thenComparing(Line::text));
        return log;
    }

    private Path writePart(Path folder, int sensor, int part, int parts) throws IOException {
        // the times of rotation differ, so that sessions of one sensor and files of others overlap
        Duration shift = Duration.ofMinutes(7L * sensor);
        Instant from = part == 0
                ? Instant.MIN
                : BEGIN.plus(length.multipliedBy(part).dividedBy(parts)).plus(shift);
        Instant to = part == parts - 1
                ? Instant.MAX
                : BEGIN.plus(length.multipliedBy(part + 1L).dividedBy(parts)).plus(shift);
        boolean packed = sensor == 1 && part == 0;
        Path file = folder.resolve(sensors.get(sensor) + ".json." + part + (packed ? ".gz" : ""));
        try (OutputStream plain = Files.newOutputStream(file);
                OutputStream out = packed ? new GZIPOutputStream(plain) : plain) {
            for (Line line : lines) {
                if (line.sensor.equals(sensors.get(sensor)) && !line.time.isBefore(from) && line.time.isBefore(to)) {
                    out.write((line.text + "\n").getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return file;
    }

    private void addSession() {
        String sensor = sensors.get(random.nextInt(1 + random.nextInt(sensors.size())));
        String id = "%012x".formatted(0x10_0000_0000L + last++);
        long span = length.minusMinutes(40).toMillis();
        Instant time =
                BEGIN.plusMillis((long) (random.nextDouble() * span)).plus(random.nextInt(1000), ChronoUnit.MICROS);
        time = visit(sensor, id, time);
        if (random.nextInt(50) == 0) {
            // ids do come back; soon, within the grace, or much later
            visit(sensor, id, time.plusSeconds(random.nextBoolean() ? 20 : 900));
        }
    }

    private Instant visit(String sensor, String id, Instant begin) {
        Instant time = begin;
        String source = "203.0.113." + (1 + random.nextInt(250));
        add(
                sensor,
                id,
                source,
                time,
                "cowrie.session.connect",
                "\"src_port\":4242,\"dst_ip\":\"192.0.2.1\",\"dst_port\":22,\"protocol\":\"ssh\"");
        time = later(time);
        add(sensor, id, source, time, "cowrie.client.version", "\"version\":\"SSH-2.0-Go\"");
        for (int i = random.nextInt(4); i > 0; i--) {
            time = later(time);
            add(
                    sensor,
                    id,
                    source,
                    time,
                    "cowrie.login.failed",
                    "\"username\":\"root\",\"password\":\"p%d\"".formatted(i));
        }
        for (int i = random.nextInt(6); i > 0; i--) {
            time = later(time);
            add(
                    sensor,
                    id,
                    source,
                    time,
                    "cowrie.command.input",
                    "\"input\":\"echo %d é\"".formatted(random.nextInt()));
        }
        boolean staysOpen = mayStayOpen(begin) && random.nextInt(20) == 0;
        if (staysOpen) {
            return time;
        }
        time = later(time);
        add(sensor, id, source, time, "cowrie.session.closed", "\"duration\":12.5");
        int late = random.nextInt(30);
        // one after the grace is a session that never closes
        if (late == 0 || (late == 1 && mayStayOpen(begin))) {
            Instant download = time.plusSeconds(late == 0 ? 45 : 300);
            add(
                    sensor,
                    id,
                    source,
                    download,
                    "cowrie.session.file_download",
                    "\"url\":\"http://203.0.113.9/x\",\"shasum\":\"%064x\"".formatted(random.nextInt(99)));
            return download;
        }
        return time;
    }

    /** Not six hours before the end, where it depends on the moment whether a session counts as silent for too long. */
    private boolean mayStayOpen(Instant begin) {
        return begin.isBefore(BEGIN.plus(openUntil))
                || begin.isAfter(BEGIN.plus(length).minus(Duration.ofHours(2)));
    }

    private Instant later(Instant time) {
        return time.plus(1_000 + random.nextInt(20_000_000), ChronoUnit.MICROS);
    }

    private void add(String sensor, String id, String source, Instant time, String event, String rest) {
        String stamp = STAMP.format(time);
        lines.add(new Line(
                time,
                sensor,
                "{\"eventid\":\"%s\",%s,\"message\":\"m\",\"sensor\":\"%s\",\"timestamp\":\"%s\",\"src_ip\":\"%s\",\"session\":\"%s\"}"
                        .formatted(event, rest, sensor, stamp, source, id)));
    }
}
