package io.github.cowriekit.cli.internal.store;

import io.github.cowriekit.analysis.Analysis;
import io.github.cowriekit.analysis.SessionHistory;
import io.github.cowriekit.cli.internal.console.Console;
import io.github.cowriekit.cli.internal.console.Environment;
import io.github.cowriekit.cli.internal.console.Failures;
import io.github.cowriekit.cli.internal.logs.LogOptions;
import io.github.cowriekit.cli.internal.logs.Reading;
import io.github.cowriekit.cli.internal.logs.RecordingOptions;
import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.report.Reports;
import io.github.cowriekit.store.Finding;
import io.github.cowriekit.store.SessionStore;
import io.github.cowriekit.store.SessionWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** An analyst's morning: adds what is new, and tells what is worth a look. */
@Command(
        name = "daily",
        description = {
            "Reads logs, asks the sources about the sessions that the store does not have, assesses them with what the store"
                    + " remembers, adds them, and prints what is new since the last run: a short summary, then the findings that"
                    + " were not shown before. Answers of sources are kept in the store as well.",
            "Findings: " + FindingLines.EXPLAINED
        },
        mixinStandardHelpOptions = true)
public final class DailyCommand implements Callable<Integer> {
    /** Under this name the store keeps the start of the latest session that findings were asked for. */
    private static final String LAST_LOOK = "daily";

    /** Sensors send their logs late, and sessions last: so far back findings are looked for again. */
    private static final Duration LATE = Duration.ofDays(2);

    private final Console console;

    @Mixin
    private final StoreOptions target = new StoreOptions();

    @Mixin
    private final LogOptions logs = new LogOptions();

    @Mixin
    private final RecordingOptions recordings = new RecordingOptions();

    @Option(names = "--html", paramLabel = "FILE", description = "Write a page about the new sessions to this file.")
    private @Nullable Path html;

    @Option(names = "--offline", description = "Ask nobody; answers that the store has are used.")
    private boolean offline;

    @Spec
    private @Nullable CommandSpec spec;

    /** Reads from and tells a console. */
    public DailyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        target.check();
        recordings.checkFolder(console);
        checkHtml();
        Environment.mistakes(console.environment()).forEach(console.err()::println);
        try (Reading reading = new Reading(console, logs, true);
                OpenStore opened = target.openOrCreate(null)) {
            SessionStore store = opened.store();
            DaySummary summary = add(store, reading);
            int code = logs.requireMatch(console, reading.finish());
            for (String line : summary.text().lines().toList()) {
                console.print(line);
            }
            tellFindings(store);
            return code;
        }
    }

    private void checkHtml() {
        if (html != null) {
            Path folder = html.toAbsolutePath().getParent();
            if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder) || Files.isDirectory(html)) {
                throw new ParameterException(
                        Objects.requireNonNull(spec).commandLine(), "--html cannot be written: " + html);
            }
        }
    }

    private DaySummary add(SessionStore store, Reading reading) throws IOException {
        Enrichment.Builder builder = Enrichment.builder()
                .environment(console.environment())
                .discover()
                .cache(store.cache());
        SessionHistory history = store.history();
        SessionWriter writer = store.writer();
        DaySummary summary = new DaySummary();
        try (Enrichment enrichment = Console.built(spec, offline ? builder.offline() : builder)) {
            if (!offline) {
                reading.watch(enrichment);
            }
            Stream<Assessment> added = Analysis.builder()
                    .recordings(recordings.of(logs))
                    .history(history)
                    .parallel(logs.threads())
                    .build()
                    .assess(reading.all(), session -> isNew(store, reading, session), enrichment::enrich)
                    .peek(writer::add)
                    .peek(summary::add);
            if (html == null) {
                added.forEachOrdered(assessment -> {});
            } else {
                writePage(added, html, summary);
            }
        }
        writer.history(history);
        var unused = writer.commit();
        return summary;
    }

    private static boolean isNew(SessionStore store, Reading reading, Session session) {
        return reading.isChosen(session) && !store.contains(session);
    }

    /** Replaces the page once the new one is complete; without new sessions the old one stays. */
    private void writePage(Stream<Assessment> added, Path file, DaySummary summary) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
            Reports.html()
                    .madeAt(Clock.systemUTC().instant())
                    .recordings(recordings.records(logs))
                    .write(added, out);
        } catch (IOException e) {
            throw new IOException("the page cannot be written: " + Failures.text(e), e);
        }
        if (summary.isEmpty() && Files.exists(file)) {
            Files.delete(part);
            console.err().println("no new session, so " + file + " stays as it is");
            return;
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        console.err().println("written to " + file);
    }

    private void tellFindings(SessionStore store) {
        Instant now = Clock.systemUTC().instant();
        List<Finding> findings = store.findings(lastLook(store, now)).stream()
                .filter(finding -> finding.state() == Finding.State.NEW)
                .toList();
        FindingLines.print(console, findings);
        store.markSeen(findings);
        // a session of a sensor whose clock is ahead would hide all that come until then
        store.sessions().until(now).newestFirst().findFirst().ifPresent(last -> {
            SessionWriter writer = store.writer();
            writer.position(
                    LAST_LOOK, String.valueOf(last.session().startedAt()).getBytes(StandardCharsets.UTF_8));
            var unused = writer.commit();
        });
    }

    private static Instant lastLook(SessionStore store, Instant now) {
        Instant last = store.findPosition(LAST_LOOK)
                .map(bytes -> Instant.parse(new String(bytes, StandardCharsets.UTF_8)))
                .orElse(null);
        if (last == null) {
            return Instant.EPOCH;
        }
        return (last.isAfter(now) ? now : last).minus(LATE);
    }
}
