package io.github.cowriekit.parser.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.parser.Checkpoint;
import io.github.cowriekit.parser.LogFollower;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** A followed log to which nothing is written for a while. */
class SilentLogTest extends FollowedFolder {
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
        try (LogFollower batch =
                log().follow().clock(clock).checkpoint(checkpoint).untilEnd().build()) {
            assertThat(batch.next()).isEmpty();
            batch.commit("");
        }
        clock.pass(Duration.ofHours(7));
        try (LogFollower batch =
                log().follow().clock(clock).checkpoint(checkpoint).untilEnd().build()) {
            assertThat(batch.sessions()).extracting(Session::end).containsExactly(SessionEnd.TIMED_OUT);
        }
    }

    @Test
    void isNoneThatIsAway() throws IOException {
        append(connect("idle", 0));
        Path checkpoint = folder.resolve("checkpoint");
        assertThat(sessions(checkpoint)).isEmpty();
        clock.pass(Duration.ofHours(7));
        Path away = Files.move(live(), folder.resolve("away"));
        assertThat(sessions(checkpoint)).isEmpty();

        Files.move(away, live());
        append(command("idle", 20_000, "later"), close("idle", 20_001), connect("next", 20_900));
        assertThat(sessions(checkpoint)).singleElement().satisfies(session -> {
            assertThat(session.end()).isEqualTo(SessionEnd.CLOSED);
            assertThat(session.commands()).hasSize(1);
        });
    }

    @Test
    void isOneThatWasEmptiedByARotation() throws IOException {
        append(connect("idle", 0));
        Path checkpoint = folder.resolve("checkpoint");
        assertThat(sessions(checkpoint)).isEmpty();
        Files.move(live(), folder.resolve("cowrie.json.1"));
        Files.createFile(live());
        clock.pass(Duration.ofHours(7));

        assertThat(sessions(checkpoint)).extracting(Session::end).containsExactly(SessionEnd.TIMED_OUT);
    }

    private List<Session> sessions(Path checkpoint) {
        try (LogFollower batch =
                log().follow().clock(clock).checkpoint(checkpoint).untilEnd().build()) {
            List<Session> sessions = batch.sessions().toList();
            batch.commit("");
            return sessions;
        }
    }

    @Test
    void isEndedByCloseFromAnotherThread() throws Exception {
        append(connect("a", 0));
        LogFollower follower = log().follow().pollInterval(Duration.ofDays(1)).build();
        var waiting = CompletableFuture.supplyAsync(follower::next);
        follower.close();

        assertThat(waiting.get(1, TimeUnit.MINUTES)).isEmpty();
    }

    @Test
    void goesOnAfterAnInterruptWithEveryFileThatWasThere() throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("cowrie.json.2.gz")))) {
            out.write((connect("a", 0) + close("a", 1)).getBytes(StandardCharsets.UTF_8));
        }
        Files.writeString(folder.resolve("cowrie.json.1"), connect("b", 10) + close("b", 11));
        append(connect("c", 20), close("c", 21), connect("later", 900));
        try (LogFollower follower =
                log().follow().delay(Duration.ZERO).clock(clock).build()) {
            for (String id : List.of("a", "b")) {
                Thread.currentThread().interrupt();
                assertThat(follower.poll(Duration.ZERO)).isEmpty();
                assertThat(Thread.interrupted()).isTrue();
                assertThat(follower.next()).map(Session::id).hasValue(id);
            }
            assertThat(follower.next()).map(Session::id).hasValue("c");
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void isEndedByAnInterruptThatStaysVisibleAndDoesNotHinderTheCommit() {
        Path checkpoint = folder.resolve("checkpoint");
        append(connect("a", 0));
        LogFollower follower = log().follow().checkpoint(checkpoint).build();
        Thread.currentThread().interrupt();

        assertThat(follower.next()).isEmpty();
        follower.commit("interrupted");
        follower.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(Checkpoint.find(checkpoint)).map(Checkpoint::note).hasValue("interrupted");
        assertThat(problems).isEmpty();
    }
}
