package io.github.cowriekit.parser.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.parser.LogFollower;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LagTest extends FollowedFolder {
    @Test
    void isWhatOfTheLogWasNotReadAndNothingAtItsEnd() {
        String first = connect("a", 0) + close("a", 1);
        append(first);
        try (LogFollower follower = log().follow().clock(clock, clock::pass).build()) {
            assertThat(follower.lag()).singleElement().satisfies(lag -> {
                assertThat(lag.log()).isEqualTo(live());
                assertThat(lag.unreadBytes()).isEqualTo(first.length());
            });
            assertThat(follower.poll(Duration.ofMinutes(5))).hasSize(1);
            assertThat(follower.lag()).singleElement().satisfies(lag -> {
                assertThat(lag.unreadBytes()).isZero();
                assertThat(lag.logTime()).isNotNull();
            });
            append(connect("b", 2));
            assertThat(follower.lag().get(0).unreadBytes())
                    .isEqualTo(connect("b", 2).length());
        }
    }

    @Test
    void saysSinceWhenTheLogIsAway() throws IOException {
        append(connect("a", 0));
        try (LogFollower follower = log().follow().clock(clock, clock::pass).build()) {
            assertThat(follower.poll(Duration.ofSeconds(5))).isEmpty();
            assertThat(follower.lag().get(0).awaySince()).isNull();

            // a folder of that name is as good as a file that cannot be read, also for a test that root runs
            Files.move(live(), live().resolveSibling("cowrie.json.1"));
            Files.createDirectory(live());
            Instant away = clock.instant();
            assertThat(follower.poll(Duration.ofMinutes(5))).isEmpty();
            assertThat(follower.lag().get(0).awaySince()).isEqualTo(away);

            Files.delete(live());
            append(close("a", 1));
            assertThat(follower.poll(Duration.ofSeconds(1))).isEmpty();
            assertThat(follower.lag().get(0).awaySince()).isNull();
        }
    }
}
