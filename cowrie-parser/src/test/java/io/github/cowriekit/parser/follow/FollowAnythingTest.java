package io.github.cowriekit.parser.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.parser.LogFollower;
import io.github.cowriekit.parser.LogText;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A log written in random pieces, rotated, and followed by batches of which many crash, gives the sessions of one reading. */
@Tag("slow")
class FollowAnythingTest {
    private static final Instant START = Instant.parse("2026-08-01T00:00:00Z");

    @TempDir
    Path folder;

    private final List<Session> stored = new ArrayList<>();
    private int rotations;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Integer.getInteger("cowrie.seeds", 20));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void handsOverTheSameSessions(long seed) throws IOException {
        Random random = new Random(seed);
        byte[] text = text(random);
        int written = 0;
        while (written < text.length) {
            int size = Math.min(text.length - written, 1 + random.nextInt(1_500));
            try (OutputStream out =
                    Files.newOutputStream(live(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                out.write(text, written, size);
            }
            written += size;
            if (random.nextInt(4) == 0) {
                rotate(random);
            }
            if (random.nextInt(3) == 0) {
                run(random);
            }
        }
        run(new Random() {
            @Override
            public int nextInt(int bound) {
                return bound - 1;
            }
        });

        List<Session> expected;
        try (var sessions = LogText.ofBytes(text).log().sessions()) {
            expected = sessions.filter(session -> session.end() != SessionEnd.END_OF_INPUT)
                    .toList();
        }
        assertThat(expected).isNotEmpty();
        assertThat(stored).isEqualTo(expected);
    }

    /** Runs a batch; where it crashes, what it stored since its last commit is undone. */
    private void run(Random random) {
        try (LogFollower follower = CowrieLog.in(folder)
                .onProblem(problem -> {
                    throw new AssertionError(problem);
                })
                .follow()
                .clock(Clock.fixed(START, ZoneOffset.UTC))
                .checkpoint(folder.resolve("cowrie.json.checkpoint"))
                .untilEnd()
                .build()) {
            int committed = follower.resumedFrom()
                    .map(checkpoint -> Integer.parseInt(checkpoint.note()))
                    .orElse(0);
            stored.subList(committed, stored.size()).clear();
            for (Optional<Session> session = follower.next(); session.isPresent(); session = follower.next()) {
                stored.add(session.get());
                if (random.nextInt(5) == 0) {
                    follower.commit(Integer.toString(stored.size()));
                }
                if (random.nextInt(10) == 0) {
                    return;
                }
            }
            if (random.nextInt(3) > 0) {
                follower.commit(Integer.toString(stored.size()));
            }
        }
    }

    private void rotate(Random random) throws IOException {
        // with a whole event at least
        if (Files.size(live()) < 1_000) {
            return;
        }
        Path target = folder.resolve("cowrie.json." + ++rotations);
        if (random.nextInt(3) == 0) {
            Files.copy(live(), target);
            Files.newOutputStream(live(), StandardOpenOption.TRUNCATE_EXISTING).close();
        } else {
            Files.move(live(), target);
            Files.createFile(live());
        }
        if (random.nextInt(3) == 0) {
            try (InputStream in = Files.newInputStream(target);
                    OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(target + ".gz")))) {
                in.transferTo(out);
            }
            Files.delete(target);
        }
    }

    private Path live() {
        return folder.resolve("cowrie.json");
    }

    private static byte[] text(Random random) {
        StringBuilder text = new StringBuilder();
        List<Integer> open = new ArrayList<>();
        int sessions = 0;
        for (int i = 0; i < 120; i++) {
            if (open.isEmpty() || random.nextInt(6) == 0) {
                open.add(sessions);
                line(text, sessions++, "session.connect", i * 20L, "\"src_port\":4000");
            } else if (random.nextInt(6) == 0) {
                line(text, open.remove(0), "session.closed", i * 20L, "\"duration_ms\":5");
            } else {
                String input = "\"input\":\"" + "c".repeat(random.nextInt(300)) + i + "\"";
                line(text, open.get(random.nextInt(open.size())), "command.input", i * 20L, input);
            }
        }
        for (int i = 0; i < 3; i++) {
            line(text, sessions, "command.input", 90_000 + i, "\"input\":\"end\"");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void line(StringBuilder text, int session, String id, long second, String keys) {
        text.append(
                "{\"session\":\"%08x\",\"protocol\":\"ssh\",\"src_ip\":\"198.51.100.1\",\"eventid\":\"cowrie.%s\",\"timestamp\":\"%s\",%s}%n"
                        .formatted(session, id, START.plusSeconds(second), keys));
    }
}
