package io.github.cowriekit.parser.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.parser.SessionAssembler;
import io.github.cowriekit.parser.SessionLimits;
import io.github.cowriekit.parser.internal.json.Mutations;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines give the sessions that their events give. */
class SessionLinesTest {
    /** As many as the property {@code cowriekit.mutations} says, for a long run. */
    private static final int LINES = Integer.getInteger("cowriekit.mutations", 30_000);

    private static final String[] IDS = {
        "", "a", "c6728f1b5c5f", "sixteen-chars-id", "seventeen-chars-i", "5c0e91c9-0c3e-4a63-8f0e-1d8f8f0b3a55", "é"
    };

    private static final String CONNECT = "{\"eventid\":\"cowrie.session.connect\",\"src_ip\":\"198.51.100.7\","
            + "\"src_port\":40001,\"dst_ip\":\"192.0.2.1\",\"dst_port\":22,\"protocol\":\"ssh\",\"session\":\"s\","
            + "\"timestamp\":\"2026-08-01T00:00:00.000001Z\",\"sensor\":\"pot\"}";

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    @Tag("slow")
    void givesTheSessionsOfTheEventsWhateverTheLines(long seed) {
        assertSame(SessionLimits.standard(), damagedLog(seed));
    }

    @Test
    @Tag("slow")
    void cutsTheSameAtEveryLimit() {
        byte[] log = damagedLog(4);

        assertSame(SessionLimits.standard().maxItemsPerSession(2), log);
        assertSame(SessionLimits.standard().maxBytesPerSession(4_000), log);
        assertSame(SessionLimits.standard().maxOpenSessions(3), log);
        assertSame(SessionLimits.standard().maxClosedSessions(0), log);
        assertSame(SessionLimits.standard().idleTimeout(Duration.ofSeconds(20)).grace(Duration.ZERO), log);
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6, 7})
    @Tag("slow")
    void givesTheSessionsOfTheEventsWhereASessionIsUsualButForSomeOfThem(long seed) {
        byte[] log = log(sessions(seed));

        assertSame(SessionLimits.standard(), log);
        assertSame(SessionLimits.standard().maxItemsPerSession(2), log);
        assertSame(SessionLimits.standard().maxBytesPerSession(3_000), log);
    }

    /** Connects with all they can say, and behind each some lines of the same source. */
    private static List<String> sessions(long seed) {
        Random random = new Random(seed);
        List<String> fixtures = new ArrayList<>();
        Mutations.fixtures().forEach(line -> fixtures.add(new String(line, StandardCharsets.UTF_8)));
        for (String input : List.of("cd ~; lockr -ia .ssh", "lockr -ia .ssh", "echo \\\"lockr\\\"", "id")) {
            fixtures.add(command("input", input));
            fixtures.add(command("failed", input));
        }
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < LINES / 10; i++) {
            String id = IDS[1 + random.nextInt(IDS.length - 1)];
            lines.add(placed(CONNECT, id, lines.size()));
            for (int j = random.nextInt(12); j > 0; j--) {
                lines.add(placed(fixtures.get(random.nextInt(fixtures.size())), id, lines.size()));
            }
        }
        return lines;
    }

    private static String command(String what, String input) {
        return "{\"eventid\":\"cowrie.command." + what + "\",\"input\":\"" + input + "\",\"session\":\"s\","
                + "\"timestamp\":\"2026-08-01T00:00:00.000001Z\",\"src_ip\":\"198.51.100.7\",\"sensor\":\"pot\"}";
    }

    /** Returns a line as one of a session, with a time of its own. */
    private static String placed(String line, String id, long number) {
        Instant time = Instant.parse("2026-08-01T00:00:00.000001Z").plusMillis(number);
        return line.replaceFirst("\"session\": ?\"[^\"]*\"", "\"session\":\"" + id + "\"")
                .replaceFirst("\"src_ip\": ?\"[^\"]*\"", "\"src_ip\":\"198.51.100.7\"")
                .replaceFirst("\"sensor\": ?\"[^\"]*\"", "\"sensor\":\"pot\"")
                .replaceFirst("\"timestamp\": ?\"[^\"]*\"", "\"timestamp\":\"" + time + "\"");
    }

    private static byte[] log(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void assertSame(SessionLimits limits, byte[] log) {
        List<Session> ofEvents = new ArrayList<>();
        SessionAssembler assembler = SessionAssembler.of(limits);
        try (Stream<CowrieEvent> events = read(limits, log).events()) {
            events.forEach(event -> assembler.add(event, ofEvents::add));
        }
        assembler.finish(ofEvents::add);

        try (Stream<Session> sessions = read(limits, log).sessions()) {
            assertThat(sessions.toList()).isEqualTo(ofEvents).hasSizeGreaterThan(IDS.length);
        }
    }

    private static CowrieLog read(SessionLimits limits, byte[] log) {
        return CowrieLog.from("log", new ByteArrayInputStream(log))
                .limits(limits)
                // an assembler takes every event
                .keepDuplicates()
                .onProblem(problem -> {});
    }

    /** Lines of every kind, some damaged, of a few sessions whose ids come back. */
    private static byte[] damagedLog(long seed) {
        Random random = new Random(seed);
        List<byte[]> fixtures = new ArrayList<>();
        for (byte[] line : Mutations.fixtures()) {
            String text = new String(line, StandardCharsets.UTF_8);
            for (String id : IDS) {
                fixtures.add(text.replaceFirst("\"session\": ?\"[^\"]*\"", "\"session\":\"" + id + "\"")
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        Mutations mutations = new Mutations(fixtures, seed);
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        for (int i = 0; i < LINES; i++) {
            log.writeBytes(random.nextBoolean() ? fixtures.get(random.nextInt(fixtures.size())) : mutations.next());
            log.write('\n');
        }
        return log.toByteArray();
    }
}
