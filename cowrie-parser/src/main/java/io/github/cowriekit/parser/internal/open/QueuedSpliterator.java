package io.github.cowriekit.parser.internal.open;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.parser.internal.merge.LogReader;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;

/**
 * Pulls events out of a reader until sessions are finished, and lets other threads make the records of these meanwhile; what
 * comes, and what listeners hear in between, comes in the order of a {@link SessionSpliterator}.
 */
public final class QueuedSpliterator extends AbstractSpliterator<Session> {
    private final LogReader reader;
    private final OpenSessions sessions;
    private final SessionQueue queue;
    private boolean atEnd;

    /**
     * Creates it.
     *
     * @param queue takes what the sessions hand over
     */
    public QueuedSpliterator(LogReader reader, OpenSessions sessions, SessionQueue queue) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE);
        this.reader = reader;
        this.sessions = sessions;
        this.queue = queue;
    }

    @Override
    public boolean tryAdvance(Consumer<? super Session> action) {
        while (true) {
            Session record = queue.poll();
            if (record != null) {
                action.accept(record);
                return true;
            }
            if (!atEnd && !queue.isFull()) {
                readOn();
            } else if (queue.isEmpty()) {
                reader.endWorkers();
                return false;
            } else {
                queue.buildNext(sessions.context());
            }
        }
    }

    /** Reads until there may be something to hand over; an error comes behind the sessions that came before it. */
    private void readOn() {
        try {
            while (!atEnd && !queue.isDue() && !queue.isFull()) {
                atEnd = !SessionSpliterator.readEvent(reader, sessions, session -> {}) && !queue.isFull();
            }
            if (atEnd) {
                queue.runLater(() -> reader.end(sessions.repeated(), sessions.evicted()));
                sessions.finish(session -> {});
            }
        } catch (RuntimeException | Error e) {
            atEnd = true;
            queue.runLater(() -> {
                throw e;
            });
        }
    }
}
