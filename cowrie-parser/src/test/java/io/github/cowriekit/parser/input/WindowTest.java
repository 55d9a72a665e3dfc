package io.github.cowriekit.parser.input;

import static io.github.cowriekit.parser.LogText.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.parser.LogText;
import io.github.cowriekit.parser.SessionLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowTest {
    private static String command(String session, int second) {
        return line(session, "command.input", second, "\"input\":\"at " + second + "\"");
    }

    private final LogText text = LogText.of(
            line("old", "session.connect", 0, ""),
            line("new", "session.connect", 100, ""),
            command("old", 150),
            command("new", 200));

    private List<String> ids(CowrieLog log) {
        try (var sessions = log.sessions()) {
            return sessions.map(Session::id).toList();
        }
    }

    @Test
    void takesWholeSessionsByTheirStart() {
        Instant middle = Instant.parse("2026-08-01T00:01:00Z");

        assertThat(ids(text.log().since(middle))).containsExactly("new");
        assertThat(ids(text.log().until(middle))).containsExactly("old");
    }

    @Test
    void takesEventsByTheirTime() {
        try (var events =
                text.log().since(Instant.parse("2026-08-01T00:02:30Z")).events()) {
            assertThat(events).hasSize(2);
        }
    }

    @Test
    void countsDaysBackFromTheClock() {
        Clock clock = Clock.fixed(Instant.parse("2026-08-03T00:00:50Z"), ZoneOffset.UTC);

        assertThat(ids(text.log().lastDays(2, clock))).containsExactly("new");
        assertThatThrownBy(() -> text.log().lastDays(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesOneSensor() {
        LogText two = LogText.of(
                line("a", "session.connect", 0, "\"sensor\":\"one\""),
                line("b", "session.connect", 0, "\"sensor\":\"two\""));

        assertThat(ids(two.log().sensor("two"))).containsExactly("b");
    }

    @Test
    void leavesTheOriginalUnchanged() {
        CowrieLog log = text.log();
        log.since(Instant.parse("2027-01-01T00:00:00Z"));

        assertThat(ids(log)).containsExactlyInAnyOrder("old", "new");
    }

    /** Of more than four megabytes only the part is read that the window needs. */
    @Test
    void takesAllOfALargeLogFromTheFirstTimeThereIs(@TempDir Path folder) throws IOException {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            log.append(line("s" + i, "session.connect", i, "\"filling\":\"" + "x".repeat(1_000) + "\""))
                    .append('\n');
        }
        Path file = Files.writeString(folder.resolve("cowrie.json"), log);
        CowrieLog all = CowrieLog.of(file).since(Instant.MIN).until(Instant.MAX);

        assertThat(ids(all)).hasSize(5_000);
        assertThat(ids(all.limits(SessionLimits.standard().idleTimeout(ChronoUnit.FOREVER.getDuration()))))
                .hasSize(5_000);
    }
}
