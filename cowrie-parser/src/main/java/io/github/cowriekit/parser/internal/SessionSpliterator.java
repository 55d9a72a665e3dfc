package io.github.cowriekit.parser.internal;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.parser.SessionAssembler;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;

/** Pulls events out of a reader until a session is finished. */
public final class SessionSpliterator extends AbstractSpliterator<Session> {
    private final LogReader reader;
    private final SessionAssembler assembler;
    private final Deque<Session> finished = new ArrayDeque<>();
    private final Consumer<Session> taker = finished::add;
    private boolean atEnd;

    public SessionSpliterator(LogReader reader, SessionAssembler assembler) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE);
        this.reader = reader;
        this.assembler = assembler;
    }

    @Override
    public boolean tryAdvance(Consumer<? super Session> action) {
        while (finished.isEmpty()) {
            CowrieEvent event = atEnd ? null : reader.next();
            if (event != null) {
                assembler.add(event, taker);
            } else if (!atEnd) {
                atEnd = true;
                assembler.finish(taker);
            } else {
                return false;
            }
        }
        action.accept(finished.remove());
        return true;
    }
}
