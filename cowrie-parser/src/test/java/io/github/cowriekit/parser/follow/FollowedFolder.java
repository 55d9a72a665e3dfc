package io.github.cowriekit.parser.follow;

import static io.github.cowriekit.parser.LogText.line;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.parser.LogFollower;
import io.github.cowriekit.parser.ParseProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** A folder with a log that a test writes and follows; the test controls time and waiting. */
public abstract class FollowedFolder {
    @TempDir
    protected Path folder;

    protected final List<ParseProblem> problems = new ArrayList<>();
    protected final ManualClock clock = new ManualClock();
    protected final Deque<Runnable> steps = new ArrayDeque<>();

    protected static final class ManualClock extends Clock {
        private Instant now = Instant.parse("2026-08-02T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        public void pass(Duration time) {
            now = now.plus(time);
        }
    }

    protected Path live() {
        return folder.resolve("cowrie.json");
    }

    protected void append(String... text) {
        try {
            Files.writeString(live(), String.join("", text), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    protected static String connect(String session, int second) {
        return line(session, "session.connect", second, "") + "\n";
    }

    protected static String command(String session, int second, String input) {
        return line(session, "command.input", second, "\"input\":\"" + input + "\"") + "\n";
    }

    protected static String close(String session, int second) {
        return line(session, "session.closed", second, "\"duration_ms\":1000") + "\n";
    }

    interface Step {
        void run() throws IOException;
    }

    protected void then(Step step) {
        steps.add(() -> {
            try {
                step.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    protected CowrieLog log() {
        return CowrieLog.in(folder).onProblem(problems::add);
    }

    /** Follows; takes a step whenever the follower would wait, and closes it behind the last one. */
    protected List<Session> follow(CowrieLog log) {
        List<Session> sessions = new ArrayList<>();
        LogFollower[] follower = new LogFollower[1];
        follower[0] = log.follow()
                .clock(clock, interval -> {
                    Runnable step = steps.poll();
                    if (step == null) {
                        clock.pass(Duration.ofMinutes(3));
                        steps.add(follower[0]::close);
                    } else {
                        step.run();
                    }
                })
                .build();
        try (LogFollower open = follower[0]) {
            open.sessions().forEach(sessions::add);
        }
        return sessions;
    }

    protected List<String> commands(List<Session> sessions) {
        return sessions.stream()
                .flatMap(session -> session.commands().stream())
                .map(Command::input)
                .toList();
    }

    protected List<Session> resume(Path checkpoint) {
        try (LogFollower batch = log().resumeFrom(checkpoint)) {
            List<Session> sessions = batch.sessions().toList();
            batch.commit("");
            return sessions;
        }
    }
}
