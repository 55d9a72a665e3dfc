package io.github.cowriekit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionClockTest {
    private static final Instant START = Instant.parse("2026-05-24T06:23:56Z");

    private static SessionBuilder session() {
        return Session.builder("s", SessionEnd.CLOSED).startedAt(START);
    }

    private static List<Command> commandsAt(@Nullable Double... seconds) {
        return Arrays.stream(seconds)
                .map(second -> new Command(after(second), "id", false, null))
                .toList();
    }

    private static @Nullable Instant after(@Nullable Double seconds) {
        return seconds == null ? null : START.plusMillis(Math.round(seconds * 1_000));
    }

    @Test
    void isSteadyWhileTimesRise() {
        assertThat(session().commands(commandsAt(1.0, 2.0, 2.0, 9.0)).build().hasSteadyClock())
                .isTrue();
        assertThat(session().build().hasSteadyClock()).isTrue();
        assertThat(Session.builder("s", SessionEnd.CLOSED).build().hasSteadyClock())
                .isTrue();
    }

    @Test
    void forgivesASecond() {
        assertThat(session().commands(commandsAt(5.0, 4.0)).build().hasSteadyClock())
                .isTrue();
        assertThat(session().commands(commandsAt(5.0, 3.9)).build().hasSteadyClock())
                .isFalse();
    }

    @Test
    void passesOverEventsWithoutATime() {
        assertThat(session().commands(commandsAt(5.0, null, 4.5)).build().hasSteadyClock())
                .isTrue();
        assertThat(session().commands(commandsAt(5.0, null, 1.0)).build().hasSteadyClock())
                .isFalse();
    }

    @Test
    void looksAtLoginsAndCommandsEachFromTheStart() {
        Login late = Login.builder().at(START.plusSeconds(60)).build();
        Login early = Login.builder().at(START.minusSeconds(2)).build();

        assertThat(session()
                        .logins(List.of(late))
                        .commands(commandsAt(1.0))
                        .build()
                        .hasSteadyClock())
                .isTrue();
        assertThat(session().logins(List.of(early)).build().hasSteadyClock()).isFalse();
        assertThat(session().commands(commandsAt(-2.0)).build().hasSteadyClock())
                .isFalse();
    }

    @Test
    void missesHalfAnHourThatCowrieDidNotCount() {
        SessionBuilder closed = session().endedAt(START.plusSeconds(3_600));

        assertThat(closed.duration(Duration.ofMinutes(30)).build().hasSteadyClock())
                .isTrue();
        assertThat(closed.duration(Duration.ofMinutes(30).minusMillis(1))
                        .build()
                        .hasSteadyClock())
                .isFalse();
        assertThat(closed.durationDerived(true).build().hasSteadyClock()).isTrue();
    }

    @Test
    void believesADurationThatIsNotFromTheClose() {
        assertThat(Session.builder("s", SessionEnd.TIMED_OUT)
                        .startedAt(START)
                        .endedAt(START.plusSeconds(36_000))
                        .duration(Duration.ofSeconds(1))
                        .build()
                        .hasSteadyClock())
                .isTrue();
    }
}
