package io.github.cowriekit.parser.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.parser.Checkpoint;
import io.github.cowriekit.parser.CheckpointException;
import io.github.cowriekit.parser.LogFollower;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What comes again after a crash is what was handed over and not committed, and nothing else. */
class CommitTest extends FollowedFolder {
    private Path checkpoint() {
        return folder.resolve("checkpoint");
    }

    private void appendSessions(String... ids) {
        int second = 0;
        for (String id : ids) {
            append(connect(id, second++), close(id, second++));
        }
        append(connect("later", 900));
    }

    private List<Session> take(LogFollower follower, int count) {
        List<Session> sessions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            follower.next().ifPresent(sessions::add);
        }
        return sessions;
    }

    private List<String> nextRun() {
        try (LogFollower follower = log().resumeFrom(checkpoint())) {
            return follower.sessions().map(Session::id).toList();
        }
    }

    @Nested
    class Sessions {
        @Test
        void comeAgainInTheirOrderUnlessTheyThemselvesWereCommitted() {
            appendSessions("a", "b", "c", "d");
            try (LogFollower follower = log().resumeFrom(checkpoint())) {
                List<Session> taken = take(follower, 3);
                assertThat(follower.commit(taken.get(1))).isTrue();
            }
            assertThat(nextRun()).containsExactly("a", "c", "d");
            assertThat(Checkpoint.find(checkpoint())).map(Checkpoint::sessions).hasValue(1L);
        }

        @Test
        void areCommittedOnce() {
            appendSessions("a", "b");
            try (LogFollower follower = log().resumeFrom(checkpoint())) {
                Session first = take(follower, 1).get(0);
                assertThat(follower.commit(first)).isTrue();
                assertThat(follower.commit(first)).isFalse();
            }
            assertThat(nextRun()).containsExactly("b");
        }

        @Test
        void mayBeCommittedByACopy() {
            appendSessions("a", "b");
            try (LogFollower follower = log().resumeFrom(checkpoint());
                    LogFollower other = log().follow().untilEnd().build()) {
                take(follower, 2);
                assertThat(follower.commit(take(other, 1).get(0))).isTrue();
            }
            assertThat(nextRun()).containsExactly("b");
        }

        @Test
        void areCommittedThroughTheOneThatIsGiven() {
            appendSessions("a", "b", "c", "d");
            try (LogFollower follower = log().resumeFrom(checkpoint())) {
                follower.commitThrough(take(follower, 3).get(1));
            }
            assertThat(nextRun()).containsExactly("c", "d");
        }

        @Test
        void thatAFilterOfTheFollowerDropsDoNotCount() {
            appendSessions("a", "b", "c");
            try (LogFollower follower = log().follow()
                    .checkpoint(checkpoint())
                    .filter(session -> !session.id().equals("b"))
                    .untilEnd()
                    .build()) {
                follower.sessions().forEach(follower::commit);
            }
            assertThat(nextRun()).isEmpty();
        }

        @Test
        void keepTheNoteUntilThereIsAnother() {
            appendSessions("a", "b");
            try (LogFollower follower = log().resumeFrom(checkpoint())) {
                follower.commit(take(follower, 1).get(0), "row 1");
                follower.commit(take(follower, 1).get(0));
            }
            assertThat(Checkpoint.find(checkpoint())).map(Checkpoint::note).hasValue("row 1");
        }

        @Test
        void travelInACheckpointThatTheConsumerKeepsWithThem() {
            appendSessions("a", "b");
            byte[] kept;
            try (LogFollower follower = log().follow().untilEnd().build()) {
                List<Session> taken = take(follower, 2);
                kept = follower.checkpoint(taken.get(1), "").toBytes();
            }
            try (LogFollower follower =
                    log().follow().from(Checkpoint.of(kept)).untilEnd().build()) {
                assertThat(follower.sessions().map(Session::id)).containsExactly("a");
            }
        }

        @Test
        void ofAnotherThreadAreNotCommittedAllAtOnce() {
            appendSessions("a", "b");
            try (LogFollower follower = log().resumeFrom(checkpoint())) {
                Optional<Session> taken =
                        CompletableFuture.supplyAsync(follower::next).join();
                assertThat(taken).isPresent();
                assertThatIllegalStateException()
                        .isThrownBy(() -> follower.commit(""))
                        .withMessageContaining("commit(session)");
                assertThatIllegalStateException().isThrownBy(() -> follower.checkpoint(""));
                taken.ifPresent(follower::commit);
                follower.commit("");
            }
            assertThat(nextRun()).containsExactly("b");
        }

        @Test
        void thatAreNeverCommittedAreForgottenOneByOneButNotLost() {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 10_050; i++) {
                text.append(connect("s" + i, 1)).append(close("s" + i, 2));
            }
            append(text.toString(), connect("later", 900));
            try (LogFollower follower = log().resumeFrom(checkpoint())) {
                List<Session> taken = take(follower, 10_050);
                assertThat(taken).hasSize(10_050);
                assertThatIllegalStateException()
                        .isThrownBy(() -> follower.commit(taken.get(10_000)))
                        .withMessageContaining("commitThrough");
            }
            assertThat(Checkpoint.find(checkpoint())).isEmpty();
            try (LogFollower follower = log().resumeFrom(checkpoint())) {
                assertThat(follower.sessions().count()).isEqualTo(10_050);
                follower.commit("");
            }
            assertThat(nextRun()).isEmpty();
        }
    }

    @Nested
    class Polls {
        @Test
        void waitForEverForWhatIsThere() {
            appendSessions("a");
            try (LogFollower follower = log().follow()
                    .clock(clock, clock::pass)
                    .checkpoint(checkpoint())
                    .build()) {
                assertThat(follower.poll(ChronoUnit.FOREVER.getDuration()))
                        .extracting(Session::id)
                        .containsExactly("a");
            }
        }

        @Test
        void returnWhatIsFinishedAndNothingWhenNothingIs() {
            appendSessions("a", "b");
            try (LogFollower follower = log().follow()
                    .clock(clock, clock::pass)
                    .checkpoint(checkpoint())
                    .build()) {
                assertThat(follower.poll(Duration.ZERO)).extracting(Session::id).containsExactly("a", "b");
                assertThat(follower.poll(Duration.ZERO)).isEmpty();
                assertThat(follower.poll(Duration.ofSeconds(30))).isEmpty();
                append(close("later", 901));
                assertThat(follower.poll(Duration.ofMinutes(5)))
                        .extracting(Session::id)
                        .containsExactly("later");
            }
        }
    }

    @Nested
    class Events {
        @Test
        void arePolledAsSessionsAre() {
            append(connect("a", 0));
            try (LogFollower follower = log().follow().clock(clock, clock::pass).build()) {
                assertThat(follower.pollEvents(Duration.ZERO)).hasSize(1);
                assertThat(follower.pollEvents(Duration.ofSeconds(5))).isEmpty();
                append(command("a", 1, "one"), close("a", 2));
                assertThat(follower.pollEvents(Duration.ofSeconds(5))).hasSize(2);
            }
        }

        @Test
        void comeWithoutWaitingForTheCloseAndAreCommittedOneByOne() {
            append(connect("a", 0), command("a", 1, "one"), command("a", 1, "one"), command("a", 2, "two"));
            try (LogFollower follower = log().resumeFrom(checkpoint())) {
                List<CowrieEvent> events = follower.events().toList();
                assertThat(events).hasSize(4);
                follower.commit(events.get(0));
                follower.commit(events.get(2));
            }
            append(close("a", 3));
            try (LogFollower follower = log().resumeFrom(checkpoint())) {
                assertThat(follower.events().map(CowrieEvent::eventId))
                        .containsExactly("cowrie.command.input", "cowrie.command.input", "cowrie.session.closed");
            }
        }

        @Test
        void surviveAsTheyWere() throws IOException {
            List<CowrieEvent> before;
            try (var files = Files.list(Path.of("src/test/resources/parser/events"))) {
                for (Path file : files.sorted().toList()) {
                    append(Files.readString(file));
                }
            }
            try (LogFollower follower = log().resumeFrom(checkpoint())) {
                before = follower.events().toList();
                follower.commit(before.get(0));
            }
            try (LogFollower follower = log().resumeFrom(checkpoint())) {
                assertThat(follower.events().toList()).isEqualTo(before.subList(1, before.size()));
            }
        }

        @Test
        void doNotMixWithSessions() {
            appendSessions("a");
            try (LogFollower follower = log().resumeFrom(checkpoint())) {
                follower.events().forEach(follower::commit);
                assertThatIllegalStateException().isThrownBy(follower::next).withMessageContaining("events");
            }
            try (LogFollower follower = log().resumeFrom(checkpoint())) {
                assertThatIllegalStateException().isThrownBy(follower::next);
                assertThat(follower.events()).isEmpty();
            }
        }
    }

    @Nested
    class TwoFollowers {
        @Test
        void cannotShareACheckpoint() {
            appendSessions("a");
            try (LogFollower first = log().resumeFrom(checkpoint())) {
                assertThatThrownBy(() -> log().resumeFrom(checkpoint()))
                        .isInstanceOf(CheckpointException.class)
                        .hasMessageContaining(checkpoint().toString())
                        .hasMessageContaining("in use by another follower");
                assertThat(first.next()).isPresent();
            }
            assertThat(folder.resolve("checkpoint.lock")).doesNotExist();
            assertThat(nextRun()).containsExactly("a");
        }

        @Test
        void doNotUndoEachOtherAfterTheFirstIsClosed() {
            appendSessions("a", "b");
            LogFollower first = log().resumeFrom(checkpoint());
            List<Session> taken = take(first, 2);
            first.close();
            first.commit(taken.get(0));
            try (LogFollower second = log().resumeFrom(checkpoint())) {
                assertThatThrownBy(() -> first.commit(taken.get(1))).isInstanceOf(CheckpointException.class);
                take(second, 1).forEach(second::commit);
            }
            assertThatThrownBy(() -> first.commit(taken.get(1))).isInstanceOf(CheckpointException.class);
            assertThat(nextRun()).isEmpty();
        }
    }
}
