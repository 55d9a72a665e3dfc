package io.github.cowriekit.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.parser.LogFollower;
import io.github.cowriekit.testkit.FakeClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On a log that goes quiet, a finished session is delivered within its delay, however far the look-ahead may look. */
class QuietLogTest {
    private static final Instant START = Instant.parse("2026-08-01T00:00:00Z");

    @TempDir
    Path folder;

    private final FakeClock clock = FakeClock.at(START);

    private static String line(int session, String id, int second, String keys) {
        return "{\"session\":\"%012x\",\"src_ip\":\"8.8.8.%d\",\"eventid\":\"cowrie.session.%s\",\"timestamp\":\"%s\"%s}\n"
                .formatted(session, session, id, START.plusSeconds(second), keys);
    }

    /** Look-ahead, sessions at the end, delay in seconds. */
    @ParameterizedTest
    @CsvSource({"1, 1, 120", "2, 1, 120", "5, 3, 120", "64, 1, 120", "64, 10, 120", "1000, 10, 5", "3, 10, 0"})
    @Timeout(60)
    void deliversWhatIsFinished(int lookAhead, int sessions, int delay) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < sessions; i++) {
            text.append(line(i, "connect", i, ""));
        }
        for (int i = 0; i < sessions; i++) {
            text.append(line(i, "closed", sessions + i, ",\"duration_ms\":1000"));
        }
        Files.writeString(folder.resolve("cowrie.json"), text);

        Duration bound = Duration.ofSeconds(delay + 2L * sessions + 2);
        Semaphore delivered = new Semaphore(0);
        List<String> ids = new ArrayList<>();
        List<Duration> times = new ArrayList<>();
        try (Enrichment enrichment = Enrichment.builder()
                        .environment(Map.of())
                        .enricher(new SlowEnricher())
                        .lookAhead(lookAhead)
                        .build();
                LogFollower follower = CowrieLog.in(folder)
                        .follow()
                        .delay(Duration.ofSeconds(delay))
                        .clock(clock, time -> {
                            if (Duration.between(START, clock.instant()).compareTo(bound) >= 0) {
                                // the log stays quiet for ever: whatever is not delivered by now never will be
                                delivered.acquireUninterruptibly(sessions);
                                Thread.currentThread().interrupt();
                                return;
                            }
                            clock.advance(time);
                        })
                        .build();
                Stream<EnrichedSession> stream = enrichment.enrich(follower.sessions())) {
            stream.limit(sessions)
                    .map(EnrichedSession::session)
                    .map(Session::id)
                    .forEach(id -> {
                        ids.add(id);
                        times.add(Duration.between(START, clock.instant()));
                        delivered.release();
                    });
        }
        assertThat(ids).hasSize(sessions).isSorted();
        assertThat(times).allMatch(time -> time.compareTo(bound) <= 0);
    }
}
