package io.github.cowriekit.analysis.internal.threads;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Elements in portions, of which several are worked on while the first is handed out. */
final class WorkAhead<T, R> extends Spliterators.AbstractSpliterator<R> {
    private static final int PORTION = 16;
    private static final int PORTIONS_A_THREAD = 2;

    private final Spliterator<T> elements;
    private final Function<? super T, ? extends R> work;
    private final OrderedWork threads;
    private final Deque<FutureTask<Done<R>>> underWay = new ArrayDeque<>();
    private Iterator<R> ready = List.<R>of().iterator();
    private @Nullable Throwable failure;
    private boolean ended;

    /** What came of a portion, up to what was thrown. */
    private record Done<R>(List<R> results, @Nullable Throwable failure) {}

    WorkAhead(Spliterator<T> elements, Function<? super T, ? extends R> work, OrderedWork threads) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.elements = elements;
        this.work = work;
        this.threads = threads;
    }

    @Override
    public boolean tryAdvance(Consumer<? super R> action) {
        while (!ready.hasNext()) {
            if (failure != null && underWay.isEmpty()) {
                throw thrown(failure);
            }
            readAhead();
            FutureTask<Done<R>> next = underWay.poll();
            if (next == null) {
                if (failure != null) {
                    continue;
                }
                return false;
            }
            take(next);
        }
        action.accept(ready.next());
        return true;
    }

    private void readAhead() {
        while (!ended && underWay.size() < PORTIONS_A_THREAD * threads.threads()) {
            List<T> portion = new ArrayList<>(PORTION);
            try {
                while (portion.size() < PORTION && elements.tryAdvance(portion::add)) {
                    // all is done in the condition
                }
                ended = portion.size() < PORTION;
            } catch (RuntimeException | Error e) {
                failure = e;
                ended = true;
            }
            if (!portion.isEmpty()) {
                FutureTask<Done<R>> task = new FutureTask<>(() -> work(portion));
                underWay.add(task);
                threads.execute(task);
            }
        }
    }

    private Done<R> work(List<T> portion) {
        List<R> results = new ArrayList<>(portion.size());
        try {
            for (T element : portion) {
                results.add(work.apply(element));
            }
            return new Done<>(results, null);
        } catch (RuntimeException | Error e) {
            return new Done<>(results, e);
        }
    }

    private void take(FutureTask<Done<R>> next) {
        // here, if no thread has begun it; a task runs once
        next.run();
        Done<R> done = result(next);
        ready = done.results().iterator();
        if (done.failure() != null) {
            failure = done.failure();
            ended = true;
            underWay.clear();
        }
    }

    private Done<R> result(FutureTask<Done<R>> task) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    // the work is short, and who interrupted finds the flag set
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException thrown(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return (RuntimeException) failure;
    }
}
