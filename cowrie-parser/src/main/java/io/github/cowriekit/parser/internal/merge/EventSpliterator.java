package io.github.cowriekit.parser.internal.merge;

import io.github.cowriekit.model.event.CowrieEvent;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;

/** Pulls events out of a reader, one at a time. */
public final class EventSpliterator extends AbstractSpliterator<CowrieEvent> {
    private final LogReader reader;
    private boolean atEnd;

    public EventSpliterator(LogReader reader) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE);
        this.reader = reader;
    }

    @Override
    public boolean tryAdvance(Consumer<? super CowrieEvent> action) {
        if (atEnd || !reader.next()) {
            if (!atEnd) {
                atEnd = true;
                reader.end(0, 0);
            }
            return false;
        }
        action.accept(reader.event());
        return true;
    }
}
