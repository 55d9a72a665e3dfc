package io.github.cowriekit.parser;

import io.github.cowriekit.model.Incomplete;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.parser.internal.ahead.ReadWorkers;
import io.github.cowriekit.parser.internal.bytes.LogInput;
import io.github.cowriekit.parser.internal.files.TimeWindow;
import io.github.cowriekit.parser.internal.merge.EventSpliterator;
import io.github.cowriekit.parser.internal.merge.LogReader;
import io.github.cowriekit.parser.internal.merge.ReadOptions;
import io.github.cowriekit.parser.internal.open.OpenSessions;
import io.github.cowriekit.parser.internal.open.QueuedSpliterator;
import io.github.cowriekit.parser.internal.open.SessionQueue;
import io.github.cowriekit.parser.internal.open.SessionSpliterator;
import java.util.List;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What is to be read, and how. */
record LogRequest(LogSource source, LogFilter filter, ReadLimits limits, ReadListeners listeners) {
    LogRequest with(LogFilter other) {
        return new LogRequest(source, other, limits, listeners);
    }

    LogRequest with(ReadLimits other) {
        return new LogRequest(source, filter, other, listeners);
    }

    LogRequest with(ReadListeners other) {
        return new LogRequest(source, filter, limits, other);
    }

    /** Returns the events; lazy, to be closed. */
    Stream<CowrieEvent> events() {
        LogReader reader = reader(filter.windowOfEvents(), false);
        return StreamSupport.stream(new EventSpliterator(reader), false)
                .filter(filter::holds)
                .onClose(reader::close);
    }

    /** Returns the sessions; lazy, to be closed. */
    Stream<Session> sessions() {
        TimeWindow window = filter.windowOfSessions(limits.sessions().idleTimeout());
        ReadOptions options = limits.options(window, filter.keepsDuplicates(), true);
        ReadWorkers workers = options.workers();
        if (workers == null) {
            LogReader reader = reader(window, true);
            return sessions(reader, new SessionSpliterator(reader, open(reader, null)), reader::close);
        }
        SessionQueue queue = new SessionQueue(limits.sessions().bounds(), workers, limits.batchSize());
        Consumer<ParseProblem> listener = listeners.problems();
        Consumer<ParseProblem> problems = problem -> queue.run(() -> listener.accept(problem));
        List<LogInput> inputs = source.find(limits.decompression(), problems);
        // a session from a pipe must not wait for others
        boolean queued = inputs.stream().noneMatch(input -> input.storage().isPipe());
        LogReader reader = new LogReader(
                inputs,
                options,
                problems,
                listeners.progress(),
                listeners.end(),
                workers,
                queued ? queue::run : null,
                queue::isFull);
        return queued
                ? sessions(reader, new QueuedSpliterator(reader, open(reader, queue), queue), () -> {
                    queue.close();
                    reader.close();
                })
                : sessions(reader, new SessionSpliterator(reader, open(reader, null)), reader::close);
    }

    private OpenSessions open(LogReader reader, @Nullable SessionQueue queue) {
        return new OpenSessions(limits.sessions().bounds(), reader, filter.keepsDuplicates(), queue);
    }

    private Stream<Session> sessions(LogReader reader, Spliterator<Session> sessions, Runnable close) {
        return StreamSupport.stream(sessions, false)
                .filter(filter::holds)
                .filter(session -> !session.incomplete().contains(Incomplete.NO_CONNECT)
                        || !reader.mayHaveBegunEarlier(session.startedAt()))
                .onClose(close);
    }

    /**
     * Returns what a follower needs.
     *
     * @throws IllegalStateException if the log is a stream
     */
    FollowRequest follow() {
        if (source.paths().isEmpty()) {
            throw new IllegalStateException("a stream cannot be followed; give the folder or the file");
        }
        return new FollowRequest(
                source.paths(),
                limits.maxLineLength(),
                limits.sessions(),
                listeners.problems(),
                filter::holds,
                filter::holds);
    }

    private LogReader reader(TimeWindow window, boolean bySession) {
        Consumer<ParseProblem> problems = listeners.problems();
        return new LogReader(
                source.find(limits.decompression(), problems),
                limits.options(window, filter.keepsDuplicates(), bySession),
                problems,
                listeners.progress(),
                listeners.end());
    }
}
