package io.github.cowriekit.parser;

import static io.github.cowriekit.parser.LogText.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowTest {
    @TempDir
    Path folder;

    private final List<ParseProblem> problems = new ArrayList<>();
    private final ManualClock clock = new ManualClock();
    private final Deque<Runnable> steps = new ArrayDeque<>();

    private static final class ManualClock extends Clock {
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

        void pass(Duration time) {
            now = now.plus(time);
        }
    }

    private Path live() {
        return folder.resolve("cowrie.json");
    }

    private void append(String... text) {
        try {
            Files.writeString(live(), String.join("", text), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String connect(String session, int second) {
        return line(session, "session.connect", second, "") + "\n";
    }

    private static String command(String session, int second, String input) {
        return line(session, "command.input", second, "\"input\":\"" + input + "\"") + "\n";
    }

    private static String close(String session, int second) {
        return line(session, "session.closed", second, "\"duration_ms\":1000") + "\n";
    }

    private interface Step {
        void run() throws IOException;
    }

    private void then(Step step) {
        steps.add(() -> {
            try {
                step.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private CowrieLog log() {
        return CowrieLog.in(folder).onProblem(problems::add);
    }

    /** Follows; takes a step whenever the follower would wait, and closes it behind the last one. */
    private List<Session> follow(CowrieLog log) {
        List<Session> sessions = new ArrayList<>();
        LogFollower[] follower = new LogFollower[1];
        follower[0] = log.follow()
                .clock(clock)
                .sleeper(interval -> {
                    Runnable step = steps.poll();
                    if (step == null) {
                        clock.pass(Duration.ofMinutes(3));
                        steps.add(follower[0]::close);
                    } else {
                        step.run();
                    }
                })
                .open();
        try (LogFollower open = follower[0]) {
            open.sessions().forEach(sessions::add);
        }
        return sessions;
    }

    private List<String> commands(List<Session> sessions) {
        return sessions.stream()
                .flatMap(session -> session.commands().stream())
                .map(Command::input)
                .toList();
    }

    private List<Session> resume(Path checkpoint) {
        try (LogFollower batch = log().resumeFrom(checkpoint)) {
            List<Session> sessions = batch.sessions().toList();
            batch.commit("");
            return sessions;
        }
    }

    @Nested
    class Tail {
        @Test
        void readsWhatWasThereAndWhatComes() {
            append(connect("a", 0));
            then(() -> append(command("a", 1, "one")));
            then(() -> append(close("a", 2)));

            assertThat(commands(follow(log()))).containsExactly("one");
            assertThat(problems).isEmpty();
        }

        @Test
        void waitsForAFileThatIsNotThereYet() {
            then(() -> {});
            then(() -> append(connect("a", 0), close("a", 2)));

            assertThat(follow(log())).hasSize(1);
        }

        @Test
        void readsALineWhenItsLineFeedCame() {
            String line = command("a", 1, "one");
            append(connect("a", 0), line.substring(0, 50));
            then(() -> append(line.substring(50, line.length() - 1)));
            then(() -> append("\n", close("a", 2)));

            assertThat(commands(follow(log()))).containsExactly("one");
            assertThat(problems).isEmpty();
        }

        @Test
        void followsARenameAndReadsTheOldFileToItsEnd() {
            append(connect("a", 0));
            then(() -> {
                append(command("a", 1, "old"));
                Files.move(live(), folder.resolve("cowrie.json.2026-08-01"));
                append(command("a", 2, "new"), close("a", 3));
            });

            assertThat(commands(follow(log()))).containsExactly("old", "new");
        }

        @Test
        void readsWhatAWriterWithoutTheNewsWritesIntoTheRenamedFile() {
            append(connect("a", 0));
            Path rotated = folder.resolve("cowrie.json.1");
            then(() -> {
                Files.move(live(), rotated);
                Files.createFile(live());
            });
            then(() -> Files.writeString(rotated, command("a", 1, "late"), StandardOpenOption.APPEND));
            then(() -> append(command("a", 2, "new"), close("a", 3)));

            assertThat(commands(follow(log()))).containsExactly("late", "new");
        }

        @Test
        void followsCopyAndTruncate() {
            append(connect("a", 0));
            then(() -> {
                append(command("a", 1, "old"));
                Files.copy(live(), folder.resolve("cowrie.json.1"));
                Files.writeString(live(), "");
                append(command("a", 2, "new"), close("a", 3));
            });

            assertThat(commands(follow(log()))).containsExactly("old", "new");
        }

        @Test
        void followsARestartThatTruncates() {
            append(connect("a", 0), command("a", 1, "old"));
            then(() -> Files.writeString(
                    live(), command("a", 2, "a new file that is longer than the old one was") + close("a", 3)));

            assertThat(commands(follow(log()))).hasSize(2);
        }

        @Test
        void followsDeletionAndReadsTheDeletedFileToItsEnd() {
            append(connect("a", 0));
            then(() -> {
                append(command("a", 1, "old"));
                Files.delete(live());
            });
            then(() -> append(command("a", 2, "new"), close("a", 3)));

            assertThat(commands(follow(log()))).containsExactly("old", "new");
        }

        @Test
        void joinsALineThatARotationCut() {
            String line = command("a", 1, "cut");
            append(connect("a", 0), line.substring(0, 60));
            then(() -> {
                Files.move(live(), folder.resolve("cowrie.json.1"));
                append(line.substring(60), close("a", 3));
            });

            assertThat(commands(follow(log()))).containsExactly("cut");
            assertThat(problems).isEmpty();
        }

        @Test
        void findsTheEventBehindHalfALineOfAKilledCowrie() {
            append(connect("a", 0), command("a", 1, "lost").substring(0, 60));
            then(() -> append(command("a", 2, "found"), close("a", 3)));

            assertThat(commands(follow(log()))).containsExactly("found");
            assertThat(problems).extracting(ParseProblem::kind).containsExactly(ParseProblem.Kind.INVALID_JSON);
            assertThat(problems.get(0).line()).isEqualTo(2);
            assertThat(problems.get(0).byteOffset()).isEqualTo(connect("a", 0).length());
        }

        @Test
        void saysWhatIsWrongWithBadLinesAndGoesOn() {
            append(connect("a", 0), "no json\n", "\0\0", command("a", 1, "nul"), "\r\n");
            append(command("a", 2, "x".repeat(300_000)), close("a", 3));

            assertThat(commands(follow(log().maxLineLength(100_000)))).containsExactly("nul");
            assertThat(problems)
                    .extracting(ParseProblem::kind, ParseProblem::line)
                    .containsExactly(
                            tuple(ParseProblem.Kind.INVALID_JSON, 2L),
                            tuple(ParseProblem.Kind.NUL_BYTES, 3L),
                            tuple(ParseProblem.Kind.LINE_TOO_LONG, 5L));
        }

        @Test
        void leavesNeighboursAloneThatAreNoLogs() throws IOException {
            Files.writeString(folder.resolve("cowrie.json.lock"), "1234\n");
            Files.writeString(folder.resolve("other.json"), connect("b", 0) + close("b", 1));
            append(connect("a", 0), close("a", 2));

            assertThat(follow(log())).extracting(Session::id).containsExactly("a");
            assertThat(problems).isEmpty();
        }
    }

    @Nested
    class Silence {
        @Test
        void endsTheGraceAndTheIdleTimeByTheWallClock() {
            append(connect("idle", 0), connect("a", 1), close("a", 2));
            List<Integer> counts = new ArrayList<>();
            then(() -> clock.pass(Duration.ofMinutes(3)));
            then(() -> clock.pass(Duration.ofHours(5)));
            then(() -> counts.add(1));
            then(() -> clock.pass(Duration.ofHours(2)));

            assertThat(follow(log()))
                    .extracting(Session::id, Session::end)
                    .containsExactly(tuple("a", SessionEnd.CLOSED), tuple("idle", SessionEnd.TIMED_OUT));
        }

        @Test
        void countsAcrossCheckpoints() {
            append(connect("idle", 0));
            Path checkpoint = folder.resolve("checkpoint");
            try (LogFollower batch = log().follow()
                    .clock(clock)
                    .checkpoint(checkpoint)
                    .untilEnd()
                    .open()) {
                assertThat(batch.next()).isEmpty();
                batch.commit("");
            }
            clock.pass(Duration.ofHours(7));
            try (LogFollower batch = log().follow()
                    .clock(clock)
                    .checkpoint(checkpoint)
                    .untilEnd()
                    .open()) {
                assertThat(batch.sessions()).extracting(Session::end).containsExactly(SessionEnd.TIMED_OUT);
            }
        }

        @Test
        void isEndedByCloseFromAnotherThread() throws Exception {
            append(connect("a", 0));
            LogFollower follower =
                    log().follow().pollInterval(Duration.ofDays(1)).open();
            var waiting = CompletableFuture.supplyAsync(follower::next);
            follower.close();

            assertThat(waiting.get(1, TimeUnit.MINUTES)).isEmpty();
        }

        @Test
        void isEndedByAnInterruptThatStaysVisibleAndDoesNotHinderTheCommit() {
            Path checkpoint = folder.resolve("checkpoint");
            append(connect("a", 0));
            LogFollower follower = log().follow().checkpoint(checkpoint).open();
            Thread.currentThread().interrupt();

            assertThat(follower.next()).isEmpty();
            follower.commit("interrupted");
            follower.close();
            assertThat(Thread.interrupted()).isTrue();
            assertThat(Checkpoint.find(checkpoint)).map(Checkpoint::note).hasValue("interrupted");
            assertThat(problems).isEmpty();
        }
    }

    @Nested
    class Batches {
        @Test
        void readOnlyWhatIsNewRotatedAndCompressedFilesIncluded() throws IOException {
            Path checkpoint = folder.resolve("cowrie.json.checkpoint");
            append(connect("a", 0), command("a", 1, "one"));
            assertThat(resume(checkpoint)).isEmpty();

            append(command("a", 2, "two"));
            try (var out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("cowrie.json.2026-08-01.gz")))) {
                Files.copy(live(), out);
            }
            Files.writeString(live(), command("a", 3, "three"));
            Files.move(live(), folder.resolve("cowrie.json.2026-08-02"), StandardCopyOption.ATOMIC_MOVE);
            append(command("a", 4, "four"), close("a", 5), connect("b", 400));

            assertThat(commands(resume(checkpoint))).containsExactly("one", "two", "three", "four");
            assertThat(resume(checkpoint)).isEmpty();
            append(close("b", 401), connect("c", 900));
            assertThat(resume(checkpoint)).extracting(Session::id).containsExactly("b");
            assertThat(problems).isEmpty();
        }

        @Test
        void startWithTheOldestFile() throws IOException {
            Files.writeString(folder.resolve("cowrie.json.1"), command("a", 20, "two"));
            Files.writeString(folder.resolve("cowrie.json.2"), command("a", 10, "one"));
            append(command("a", 30, "three"), close("a", 31), connect("b", 400));

            assertThat(commands(resume(folder.resolve("checkpoint")))).containsExactly("one", "two", "three");
        }

        @Test
        void keepSessionsThatWereFinishedButNotHandedOver() {
            Path checkpoint = folder.resolve("checkpoint");
            append(connect("a", 0), close("a", 1), connect("b", 2), close("b", 3), connect("c", 900));
            try (LogFollower batch = log().resumeFrom(checkpoint)) {
                assertThat(batch.next()).map(Session::id).hasValue("a");
                batch.commit("after a");
                assertThat(batch.next()).map(Session::id).hasValue("b");
            }
            try (LogFollower batch = log().resumeFrom(checkpoint)) {
                assertThat(batch.resumedFrom()).map(Checkpoint::note).hasValue("after a");
                assertThat(batch.resumedFrom()).map(Checkpoint::sessions).hasValue(1L);
                assertThat(batch.next()).map(Session::id).hasValue("b");
                assertThat(batch.next()).isEmpty();
            }
        }

        @Test
        void filterLikeTheOtherReadings() {
            append(connect("a", 0), close("a", 1), connect("b", 200), close("b", 201), connect("c", 900));
            CowrieLog log = log().since(Instant.parse("2026-08-01T00:01:00Z"));
            try (LogFollower batch = log.resumeFrom(folder.resolve("checkpoint"))) {
                assertThat(batch.sessions()).extracting(Session::id).containsExactly("b");
                assertThat(batch.checkpoint("").sessions()).isEqualTo(1);
            }
        }

        @Test
        void goOnFromACheckpointThatTheConsumerKept() {
            append(connect("a", 0), close("a", 1), connect("b", 200));
            byte[] kept;
            try (LogFollower batch = log().follow().untilEnd().open()) {
                assertThat(batch.sessions()).hasSize(1);
                kept = batch.checkpoint("row 1").toBytes();
                assertThatThrownBy(() -> batch.commit("")).isInstanceOf(IllegalStateException.class);
            }
            append(close("b", 201), connect("c", 900));
            try (LogFollower batch =
                    log().follow().from(Checkpoint.of(kept)).untilEnd().open()) {
                assertThat(batch.sessions()).extracting(Session::id).containsExactly("b");
            }
        }
    }

    @Nested
    class Checkpoints {
        private byte[] bytes() {
            append(connect("a", 0));
            try (LogFollower batch = log().follow().untilEnd().open()) {
                assertThat(batch.next()).isEmpty();
                return batch.checkpoint("é").toBytes();
            }
        }

        @Test
        void areRefusedWhenTheyAreOfAnotherVersion() {
            byte[] bytes = bytes();
            bytes[7] = 9;

            assertThatThrownBy(() -> Checkpoint.of(bytes))
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining("version 9");
        }

        @Test
        void areRefusedWhenAByteIsWrongOrMissing() {
            byte[] bytes = bytes();
            assertThat(Checkpoint.of(bytes).note()).isEqualTo("é");
            for (int i = 0; i < bytes.length; i++) {
                byte[] changed = bytes.clone();
                changed[i] ^= 0x10;
                byte[] cut = Arrays.copyOf(bytes, i);
                assertThatThrownBy(() -> Checkpoint.of(changed)).isInstanceOf(CheckpointException.class);
                assertThatThrownBy(() -> Checkpoint.of(cut)).isInstanceOf(CheckpointException.class);
            }
        }

        @Test
        void leaveTheOldOneWhenTheNewOneCannotBeStored() throws IOException {
            Path file = folder.resolve("checkpoint");
            Checkpoint checkpoint = Checkpoint.of(bytes());
            checkpoint.write(file);
            Files.createDirectory(folder.resolve("checkpoint.tmp"));

            assertThatThrownBy(() -> checkpoint.write(file)).isInstanceOf(CheckpointException.class);
            assertThat(Checkpoint.find(file)).map(Checkpoint::note).hasValue("é");
        }

        @Test
        void areNotThereBeforeTheFirst() {
            assertThat(Checkpoint.find(folder.resolve("none"))).isEmpty();
        }
    }

    @Test
    void refusesToFollowWhatIsNotOneFile() {
        assertThatThrownBy(() -> CowrieLog.of(folder, live()).follow()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> LogText.of("").log().follow()).isInstanceOf(IllegalStateException.class);
    }
}
