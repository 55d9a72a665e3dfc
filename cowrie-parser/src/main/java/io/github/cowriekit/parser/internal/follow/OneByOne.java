package io.github.cowriekit.parser.internal.follow;

import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A stream of what a follower hands over; not even a parallel stream gets batches, since it would wait for a thousand
 * elements.
 */
public final class OneByOne<T> extends AbstractSpliterator<T> {
    private final Source<T> source;

    /** Waits for the next one. */
    @FunctionalInterface
    public interface Source<T> {
        /** Returns null at the end. */
        @Nullable
        T next();
    }

    private OneByOne(Source<T> source) {
        super(Long.MAX_VALUE, ORDERED | NONNULL);
        this.source = source;
    }

    public static <T> Stream<T> stream(Source<T> source) {
        return StreamSupport.stream(new OneByOne<>(source), false);
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
        T next = source.next();
        if (next == null) {
            return false;
        }
        action.accept(next);
        return true;
    }

    @Override
    public @Nullable Spliterator<T> trySplit() {
        return null;
    }
}
