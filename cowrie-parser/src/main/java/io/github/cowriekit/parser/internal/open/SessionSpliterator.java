package io.github.cowriekit.parser.internal.open;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.parser.internal.json.EventFields;
import io.github.cowriekit.parser.internal.merge.LogReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;

/** Pulls events out of a reader until a session is finished. */
public final class SessionSpliterator extends AbstractSpliterator<Session> {
    private final LogReader reader;
    private final OpenSessions sessions;
    private final Deque<Session> finished = new ArrayDeque<>();
    private final Consumer<Session> taker = finished::add;
    private boolean atEnd;

    public SessionSpliterator(LogReader reader, OpenSessions sessions) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE);
        this.reader = reader;
        this.sessions = sessions;
    }

    @Override
    public boolean tryAdvance(Consumer<? super Session> action) {
        while (finished.isEmpty()) {
            if (atEnd) {
                return false;
            }
            if (!readEvent(reader, sessions, taker)) {
                atEnd = true;
                sessions.finish(taker);
                reader.end(sessions.repeated(), sessions.evicted());
            }
        }
        action.accept(finished.remove());
        return true;
    }

    /** Adds the next event to its session; returns false if there is none. */
    static boolean readEvent(LogReader reader, OpenSessions sessions, Consumer<? super Session> taker) {
        if (!reader.next()) {
            return false;
        }
        EventFields line = reader.line();
        if (line == null) {
            sessions.add(reader.event(), taker);
        } else {
            sessions.add(line, taker);
        }
        return true;
    }
}
