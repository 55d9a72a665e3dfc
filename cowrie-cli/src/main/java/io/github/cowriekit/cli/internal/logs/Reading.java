package io.github.cowriekit.cli.internal.logs;

import io.github.cowriekit.cli.internal.console.Console;
import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.parser.LogParseException;
import io.github.cowriekit.parser.ParseProblem;
import io.github.cowriekit.parser.ReadProgress;
import io.github.cowriekit.parser.ReadSummary;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** One reading of a log: problems go to the console, a terminal shows how far it has come. */
public final class Reading implements AutoCloseable {
    private static final int MAX_SHOWN = 100;

    private final Console console;
    private final LogOptions options;
    private final Instant now = Clock.systemUTC().instant();
    private final Map<ParseProblem.Kind, Long> problems = new EnumMap<>(ParseProblem.Kind.class);
    private final Stream<Session> sessions;
    private final @Nullable ProgressBar bar;
    private long shown;
    private long read;
    private boolean isAllLocal = true;
    private @Nullable ReadSummary summary;
    private @Nullable Runnable asking;
    private @Nullable ScheduledExecutorService everySecond;

    /** Reads only what the options ask for. */
    public Reading(Console console, LogOptions options) {
        this(console, options, false);
    }

    /**
     * @param whole whether to read also what is not shown, for the history
     */
    public Reading(Console console, LogOptions options, boolean whole) {
        this.console = console;
        this.options = options;
        CowrieLog asked = whole ? options.wholeLog(console.in()) : options.log(console.in(), now);
        // not before the options are known to be right
        this.bar = console.errIsTerminal() ? bar(console) : null;
        CowrieLog log = asked.onProblem(this::show).onProgress(this::progress).onEnd(end -> summary = end);
        try {
            this.sessions = log.sessions();
        } catch (LogParseException e) {
            close();
            throw e;
        }
    }

    /** Returns the sessions that were asked for. */
    public Stream<Session> sessions() {
        return sessions.filter(this::isChosen);
    }

    /** Returns all sessions that are read. */
    public Stream<Session> all() {
        return sessions;
    }

    /** Returns whether a session was asked for; to be called once for each. */
    public boolean isChosen(Session session) {
        boolean within = options.isWithin(session, now);
        read += within ? 1 : 0;
        isAllLocal =
                isAllLocal && (!within || LocalSources.isLocal(session.source().ip()));
        return within && options.matches(session);
    }

    /** Shows beside the bar how far the sources have come, also while nothing is read because they are waited for. */
    public void watch(Enrichment enrichment) {
        ProgressBar shown = bar;
        if (shown == null) {
            return;
        }
        EnrichmentProgress progress = new EnrichmentProgress(Clock.systemUTC());
        asking = () -> shown.setExtraMessage(progress.text(enrichment.sources(), shown.getNormalizedProgress()));
        everySecond = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "progress of sources");
            thread.setDaemon(true);
            return thread;
        });
        var unused = everySecond.scheduleWithFixedDelay(asking, 1, 1, TimeUnit.SECONDS);
    }

    /** Says what there was to say about the input; returns the exit code, 1 if nothing of it was of use. */
    public int finish() {
        close();
        problems.forEach((kind, count) -> {
            if (shown > MAX_SHOWN) {
                console.err().println(kind + ": " + count + " in all");
            }
        });
        ReadSummary end = summary;
        if (end != null) {
            console.err().println(InputCounts.text(end));
        }
        if (end != null && end.events() == 0) {
            console.err()
                    .println("nothing in it is an event of Cowrie's JSON log: name a cowrie.json, or the folder of it,"
                            + " with --logpath");
            return 1;
        }
        int code = end != null && end.events() == end.eventsWithoutSession() ? 1 : 0;
        if (read == 0) {
            if (code != 0 || !options.namesWhatIsWanted()) {
                console.err().println("no session found");
            }
        } else if (isAllLocal) {
            console.err()
                    .println(
                            "every session comes from a private address, about which no source can be asked; a proxy or"
                                    + " a container network may hide where visitors come from");
        }
        return code;
    }

    @Override
    public void close() {
        if (sessions != null) {
            sessions.close();
        }
        if (everySecond != null) {
            everySecond.shutdownNow();
        }
        if (bar != null) {
            if (asking != null) {
                asking.run();
            }
            bar.close();
        }
    }

    /** Shows every problem with a file, and of the problems with lines the first ones. */
    private void show(ParseProblem problem) {
        problems.merge(problem.kind(), 1L, Long::sum);
        if (problem.line() == 0 && problem.byteOffset() == 0) {
            console.err().println(problem);
            return;
        }
        shown++;
        if (shown <= MAX_SHOWN) {
            console.err().println(problem);
        } else if (shown == MAX_SHOWN + 1) {
            console.err().println("more bad lines follow and are only counted");
        }
    }

    private void progress(ReadProgress progress) {
        if (bar != null) {
            bar.maxHint(progress.bytesTotal()).stepTo(progress.bytesRead());
        }
    }

    private static ProgressBar bar(Console console) {
        return new ProgressBarBuilder()
                .setTaskName("reading")
                .setUnit(" MB", 1L << 20)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .setConsumer(new ConsoleProgressBarConsumer(console.err()))
                .build();
    }
}
