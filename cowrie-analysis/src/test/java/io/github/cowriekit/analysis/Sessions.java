package io.github.cowriekit.analysis;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionBuilder;
import io.github.cowriekit.model.SessionEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** Sessions for tests. */
public final class Sessions {
    public static final Instant START = Instant.parse("2026-05-24T06:23:56Z");

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Sessions() {}

    /**
     * A closed SSH session without a terminal in which root got in and ran these commands, ten seconds long; each has an id
     * of its own.
     */
    public static SessionBuilder ran(String... commands) {
        return withId(String.format(Locale.ROOT, "%012x", NUMBER.incrementAndGet()), commands);
    }

    /** The same with an id that is given. */
    public static SessionBuilder withId(String id, String... commands) {
        return Session.builder(id, SessionEnd.CLOSED)
                .sensor("hp01")
                .protocol("ssh")
                .source(new Endpoint("203.0.113.9", 40_000))
                .startedAt(START)
                .endedAt(START.plusSeconds(10))
                .duration(Duration.ofSeconds(10))
                .logins(List.of(login("root", "Admin123$", true)))
                .commands(Arrays.stream(commands)
                        .map(command -> new Command(START.plusSeconds(1), command, false, null))
                        .toList());
    }

    public static Login login(String user, String password, boolean success) {
        return Login.builder()
                .at(START)
                .username(user)
                .password(password)
                .success(success)
                .build();
    }
}
