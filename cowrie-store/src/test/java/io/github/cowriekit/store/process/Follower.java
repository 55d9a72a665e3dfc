package io.github.cowriekit.store.process;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.parser.Checkpoint;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.parser.LogFollower;
import io.github.cowriekit.store.SessionStore;
import io.github.cowriekit.store.SessionWriter;
import io.github.cowriekit.store.fixtures.Stores;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/**
 * Follows a log into a store, with the position of the log in the transactions of the sessions.
 *
 * <p>Arguments: location of the store, folder of the log, seed, {@code end} to end when nothing is new.
 */
public final class Follower {
    private static final String LOG = "log";

    private Follower() {}

    /** Runs it. */
    public static void main(String[] args) {
        Random random = new Random(Long.parseLong(args[2]));
        try (SessionStore store = Stores.at(args[0]).open()) {
            LogFollower.Builder options = CowrieLog.in(Path.of(args[1]))
                    .onProblem(problem -> System.err.println(problem))
                    .follow()
                    .pollInterval(Duration.ofMillis(3));
            store.findPosition(LOG).map(Checkpoint::of).ifPresent(options::from);
            if (args.length > 3) {
                options.untilEnd();
            }
            SessionWriter writer = store.writer();
            try (LogFollower follower = options.build()) {
                for (Optional<Session> next = follower.next(); next.isPresent(); next = follower.next()) {
                    Session session = next.get();
                    writer.add(EnrichedSession.of(session));
                    writer.position(LOG, follower.checkpoint(session, "").toBytes());
                    if (random.nextInt(5) == 0) {
                        writer.commit();
                    }
                }
                writer.commit();
            }
        }
    }
}
