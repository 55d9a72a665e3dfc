package io.github.cowriekit.parser.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.parser.LogFollower;
import java.time.Duration;
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
}
