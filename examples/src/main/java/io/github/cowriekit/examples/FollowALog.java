package io.github.cowriekit.examples;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.parser.CowrieLog;
import java.nio.file.Path;

/** Prints sessions as Cowrie finishes them, and goes on where it was stopped. */
public final class FollowALog {
    private FollowALog() {}

    public static void main(String... arguments) {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "/srv/cowrie/var/log/cowrie");
        Path file = Path.of(arguments.length > 1 ? arguments[1] : "cowrie.checkpoint");
        try (var follower = CowrieLog.in(folder).follow().checkpoint(file).build()) {
            follower.sessions().forEach(session -> {
                store(session);
                follower.commit(session);
            });
        }
    }

    private static void store(Session session) {
        System.out.println(session.startedAt() + " " + session.source().ip() + " " + session.id());
    }
}
