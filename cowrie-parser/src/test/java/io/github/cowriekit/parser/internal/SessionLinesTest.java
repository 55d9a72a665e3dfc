package io.github.cowriekit.parser.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.parser.SessionAssembler;
import io.github.cowriekit.parser.SessionLimits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
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

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void givesTheSessionsOfTheEventsWhateverTheLines(long seed) {
        assertSame(SessionLimits.standard(), damagedLog(seed));
    }

    @Test
    void cutsTheSameAtEveryLimit() {
        byte[] log = damagedLog(4);

        assertSame(SessionLimits.standard().maxItemsPerSession(2), log);
        assertSame(SessionLimits.standard().maxBytesPerSession(4_000), log);
        assertSame(SessionLimits.standard().maxBytes(20_000), log);
        assertSame(SessionLimits.standard().maxOpenSessions(3), log);
        assertSame(SessionLimits.standard().maxClosedSessions(0), log);
        assertSame(SessionLimits.standard().idleTimeout(Duration.ofSeconds(20)).grace(Duration.ZERO), log);
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
