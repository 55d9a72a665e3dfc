package io.github.cowriekit.enrich.internal;

import io.github.cowriekit.enrich.internal.cowrielog.CowrieLogAnswers;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.intel.EnrichedSession;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Enriches sessions in their order while the questions about a bounded number of the following ones are on their way.
 *
 * <p>Takes no session more than that from its source, and none while the next result is there.
 */
public final class LookAhead extends AbstractSpliterator<EnrichedSession> {
    private final Stream<Session> source;
    private final Engine engine;
    private final int most;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private @Nullable Iterator<Session> sessions;

    private record Waiting(Session session, Asking asking) {}

    private LookAhead(Stream<Session> source, Engine engine, int most) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.source = source;
        this.engine = engine;
        this.most = most;
    }

    /** Returns the lazy stream; closing it closes its source and leaves the questions on their way. */
    public static Stream<EnrichedSession> stream(Stream<Session> source, Engine engine, int most) {
        LookAhead lookAhead = new LookAhead(source, engine, most);
        return StreamSupport.stream(lookAhead, false).onClose(lookAhead::close);
    }

    @Override
    public boolean tryAdvance(Consumer<? super EnrichedSession> action) {
        Iterator<Session> rest = sessions;
        if (rest == null) {
            rest = source.iterator();
            sessions = rest;
        }
        while (waiting.size() < most && !isNextReady() && rest.hasNext()) {
            Session session = rest.next();
            waiting.add(new Waiting(session, engine.ask(session)));
        }
        Waiting next = waiting.poll();
        if (next == null) {
            return false;
        }
        action.accept(CowrieLogAnswers.added(next.session(), next.asking().await()));
        return true;
    }

    private boolean isNextReady() {
        Waiting next = waiting.peek();
        return next != null && next.asking().isDone();
    }

    private void close() {
        waiting.forEach(left -> left.asking().leave());
        waiting.clear();
        source.close();
    }
}
