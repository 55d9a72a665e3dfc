package io.github.cowriekit.parser.internal.follow;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.parser.LogLag;
import io.github.cowriekit.parser.ParseProblem;
import io.github.cowriekit.parser.ParseProblem.Kind;
import io.github.cowriekit.parser.internal.open.OpenSessions;
import io.github.cowriekit.parser.internal.problem.Problems;
import io.github.cowriekit.parser.internal.state.StateInput;
import io.github.cowriekit.parser.internal.state.StateOutput;
import io.github.cowriekit.parser.internal.tail.TailReader;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One of the logs of a follower, with a time and open sessions of its own. Not thread-safe. */
final class FollowedLog {
    private final Path live;
    private final TailReader reader;
    private final OpenSessions sessions;
    private final Consumer<ParseProblem> problems;
    private @Nullable Instant lastLine;
    private @Nullable Instant logTime;
    private @Nullable Instant awaySince;
    private String said = "";

    FollowedLog(Path live, TailReader reader, OpenSessions sessions, Consumer<ParseProblem> problems) {
        this.live = live;
        this.reader = reader;
        this.sessions = sessions;
        this.problems = problems;
    }

    /** Returns what a checkpoint calls it. */
    String name() {
        return live.toAbsolutePath().normalize().toString();
    }

    /** Returns the events of the next line, null if there is none yet. */
    @Nullable
    List<CowrieEvent> read() {
        try {
            List<CowrieEvent> events = reader.next();
            said = "";
            if (events != null && awaySince != null) {
                awaySince = null;
            }
            return events;
        } catch (IOException e) {
            if (e instanceof ClosedChannelException || Thread.currentThread().isInterrupted()) {
                // an interrupt closed the file; whoever reads next opens it again
                close();
            } else {
                report(e);
            }
        }
        return null;
    }

    /** Returns how far the reading is behind. */
    LogLag lag() {
        return new LogLag(live, reader.unreadBytes(live), logTime, awaySince);
    }

    void add(List<CowrieEvent> events, Instant now, Consumer<? super Session> finished) {
        events.forEach(event -> sessions.add(event, finished));
        logTime = sessions.logTime();
        lastLine = now;
    }

    /** Advances the time of a silent log by the wall clock; one that is away or cannot be read may have grown. */
    void letTimePass(Instant now, Consumer<? super Session> finished) {
        if (!reader.isAtEnd()) {
            awaySince = awaySince == null ? now : awaySince;
            return;
        }
        awaySince = null;
        if (logTime == null || lastLine == null) {
            return;
        }
        Duration silence = Duration.between(lastLine, now);
        if (!silence.isNegative()) {
            sessions.advance(logTime.plus(silence), finished);
        }
    }

    void save(StateOutput out) throws IOException {
        out.value(lastLine);
        out.value(logTime);
        reader.save(out);
        sessions.save(out);
    }

    void restore(StateInput in) throws IOException {
        lastLine = in.time();
        logTime = in.time();
        reader.restore(in);
        sessions.restore(in);
    }

    /** Restores what the first version of checkpoints held, finished sessions included. */
    void restoreFirstVersion(StateInput in, Consumer<? super Session> finished) throws IOException {
        lastLine = in.time();
        logTime = in.time();
        in.list(Session.class).forEach(finished);
        reader.restoreFirstVersion(in);
        sessions.restore(in);
    }

    void close() {
        try {
            reader.close();
        } catch (IOException e) {
            report(e);
        }
    }

    /** Reports what prevents reading, once for as long as it lasts. */
    private void report(IOException e) {
        String reason = Problems.describe(e);
        if (!reason.equals(said)) {
            said = reason;
            problems.accept(new ParseProblem(live.toString(), 0, 0, Kind.UNREADABLE_FILE, reason, null));
        }
    }
}
