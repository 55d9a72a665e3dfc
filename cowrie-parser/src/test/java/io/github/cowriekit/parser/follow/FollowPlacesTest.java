package io.github.cowriekit.parser.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.parser.LogFollower;
import io.github.cowriekit.parser.LogParseException;
import io.github.cowriekit.parser.ParseProblem;
import io.github.cowriekit.parser.ParseProblem.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Where a follower may look, several logs at once, and how long after its close a session comes. */
class FollowPlacesTest extends FollowedFolder {
    @Nested
    class WrongPlaces {
        @Test
        void areSaidAtOnce() throws IOException {
            Path missing = folder.resolve("missing");
            Path device = Files.createDirectory(folder.resolve("folder.json"));
            Files.createDirectory(device.resolve("cowrie.json"));

            for (Path place : List.of(missing, missing.resolve("cowrie.json"), device)) {
                assertThatThrownBy(() -> CowrieLog.in(place).follow().build())
                        .isInstanceOf(LogParseException.class)
                        .hasMessageContaining(place.toString());
            }
        }

        @Test
        void thatAreGoodButEmptyAreSaidAndWaitedFor() {
            then(() -> append(connect("a", 0), close("a", 1)));

            assertThat(follow(log())).extracting(Session::id).containsExactly("a");
            assertThat(problems).extracting(ParseProblem::kind).containsExactly(Kind.NO_FILE_YET);
        }

        @Test
        void mayComeLaterForWhoAsksForThat() throws IOException {
            Path later = folder.resolve("later");
            try (LogFollower follower = CowrieLog.in(later)
                    .onProblem(problems::add)
                    .follow()
                    .waitForFolder()
                    .clock(clock, clock::pass)
                    .build()) {
                assertThat(follower.poll(Duration.ofMinutes(5))).isEmpty();
                Files.createDirectory(later);
                Files.writeString(later.resolve("cowrie.json"), connect("a", 0) + close("a", 1));
                assertThat(follower.poll(Duration.ofMinutes(5))).hasSize(1);
            }
            assertThat(problems).isEmpty();
        }
    }

    @Nested
    class SeveralLogs {
        private Path checkpoint() {
            return folder.resolve("checkpoint");
        }

        private Path log(String name, String... lines) throws IOException {
            Path log = Files.createDirectories(folder.resolve(name));
            Files.writeString(log.resolve("cowrie.json"), String.join("", lines));
            return log;
        }

        private List<String> run(Path... logs) {
            try (LogFollower follower =
                    CowrieLog.of(logs).onProblem(problems::add).resumeFrom(checkpoint())) {
                return follower.sessions()
                        .peek(follower::commit)
                        .map(Session::id)
                        .toList();
            }
        }

        @Test
        void haveATimeAndAPositionEach() throws IOException {
            // the second is months behind; in one log its sessions would time out
            Path first = log("first", connect("a", 80_000), close("a", 80_001), connect("open", 80_900));
            Path second = log("second", connect("b", 0), close("b", 1), connect("open", 900));
            assertThat(run(first, second)).containsExactlyInAnyOrder("a", "b");

            Files.writeString(
                    second.resolve("cowrie.json"),
                    connect("b", 0) + close("b", 1) + connect("open", 900) + close("open", 901) + connect("c", 2_000));
            assertThat(run(second, first)).containsExactly("open");
        }

        @Test
        void keepTheirPlaceWhileTheyAreNotFollowed() throws IOException {
            Path first = log("first", connect("a", 0), close("a", 1), connect("x", 900));
            Path second = log("second", connect("b", 0), close("b", 1), connect("y", 900));
            assertThat(run(first, second)).hasSize(2);
            Path third = log("third", connect("c", 0), close("c", 1), connect("z", 900));
            assertThat(run(first, third)).containsExactly("c");
            assertThat(run(first, second, third)).isEmpty();
        }

        @Test
        void areLookedAtWhileAnotherIsBusy() throws IOException {
            StringBuilder busy = new StringBuilder(connect("busy", 0));
            for (int i = 0; i < 5_000; i++) {
                busy.append(command("busy", 1, "n" + i));
            }
            Path first = log("first", busy.toString());
            Path second = log("second", connect("b", 0), close("b", 1), connect("y", 900));
            try (LogFollower follower =
                    CowrieLog.of(first, second).follow().untilEnd().build()) {
                assertThat(follower.poll(Duration.ZERO)).extracting(Session::id).contains("b");
            }
        }

        @Test
        void mayBeMovedWhenThereIsOne() throws IOException {
            Path first = log("first", connect("a", 0), close("a", 1), connect("x", 900));
            assertThat(run(first)).containsExactly("a");
            Path moved = folder.resolve("moved");
            Files.move(first, moved);
            assertThat(run(moved)).isEmpty();
        }
    }

    @Nested
    class Delays {
        private Duration after(LogFollower.Builder builder) {
            append(connect("a", 0), close("a", 1));
            Duration[] waited = {Duration.ZERO};
            try (LogFollower follower = builder.clock(clock, time -> {
                        waited[0] = waited[0].plus(time);
                        clock.pass(time);
                    })
                    .build()) {
                assertThat(follower.next()).isPresent();
            }
            return waited[0];
        }

        @Test
        void areTwoMinutesUnlessSetOtherwise() {
            assertThat(after(log().follow())).isBetween(Duration.ofSeconds(120), Duration.ofSeconds(122));
        }

        @Test
        void areTunable() {
            assertThat(after(log().follow().delay(Duration.ofSeconds(10))))
                    .isBetween(Duration.ofSeconds(10), Duration.ofSeconds(12));
        }

        @Test
        void areSecondsForAlerts() {
            assertThat(after(log().follow().forAlerts())).isBetween(Duration.ofSeconds(5), Duration.ofMillis(5_500));
        }
    }
}
