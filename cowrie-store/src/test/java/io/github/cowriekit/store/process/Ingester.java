package io.github.cowriekit.store.process;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.store.IngestSummary;
import io.github.cowriekit.store.SessionStore;
import io.github.cowriekit.store.SessionWriter;
import io.github.cowriekit.store.fixtures.Stores;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * Adds the sessions of a log to a store, in commits of a few.
 *
 * <p>Arguments: location of the store, log, sessions in a commit, a file to wait for. Prints how many sessions were added,
 * replaced and already there.
 */
public final class Ingester {
    private Ingester() {}

    /** Runs it. */
    public static void main(String[] args) throws InterruptedException {
        int size = Integer.parseInt(args[2]);
        while (!Files.exists(Path.of(args[3]))) {
            Thread.sleep(1);
        }
        IngestSummary summary = IngestSummary.NONE;
        try (SessionStore store = Stores.at(args[0]).open();
                Stream<Session> sessions = CowrieLog.in(Path.of(args[1])).sessions()) {
            SessionWriter writer = store.writer();
            int added = 0;
            for (Iterator<Session> each = sessions.iterator(); each.hasNext(); ) {
                writer.add(EnrichedSession.of(each.next()));
                if (++added % size == 0) {
                    summary = writer.commit();
                }
            }
            summary = writer.commit();
        }
        System.out.printf("%d %d %d%n", summary.added(), summary.replaced(), summary.alreadyThere());
    }
}
