package io.github.cowriekit.cli;

import io.github.cowriekit.analysis.OperatorRules;
import io.github.cowriekit.cli.internal.console.Console;
import io.github.cowriekit.cli.internal.console.Environment;
import io.github.cowriekit.cli.internal.console.Failures;
import io.github.cowriekit.cli.internal.logs.AssessOptions;
import io.github.cowriekit.cli.internal.logs.LogOptions;
import io.github.cowriekit.cli.internal.logs.Reading;
import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.SourceOptions;
import io.github.cowriekit.enrich.SourceStatus;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.assessment.technique.Techniques;
import io.github.cowriekit.report.DiaryReport;
import io.github.cowriekit.report.HtmlReport;
import io.github.cowriekit.report.LegacyReport;
import io.github.cowriekit.report.ReportFormat;
import io.github.cowriekit.report.Reports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints an enriched report. */
@Command(
        name = "report",
        description = {
            "Prints a report of sessions, enriched by every source that needs no key or whose key is in the environment:",
            "COWRIEKIT_NAME_KEY for the source of that name, such as COWRIEKIT_VIRUSTOTAL_KEY (docs/keys.md lists them);",
            "COWRIEKIT_CONTACT is your e-mail address.",
            "Techniques are those of MITRE ATT&CK Enterprise v" + Techniques.ATTACK_VERSION + "."
        },
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
    /** What a session must have to be shown. */
    enum Having {
        LOGIN,
        COMMANDS,
        FILES;

        boolean holds(Session session) {
            return switch (this) {
                case LOGIN -> session.successfulLogin().isPresent();
                case COMMANDS -> !session.commands().isEmpty();
                case FILES ->
                    !session.downloads().isEmpty() || !session.uploads().isEmpty();
            };
        }
    }

    /** The names for the help. */
    static final class FormatNames extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        FormatNames() {
            super(Reports.formats().stream().map(ReportFormat::name).toList());
        }
    }

    private final Console console;

    @Mixin
    private final LogOptions options = new LogOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--format",
            paramLabel = "NAME",
            defaultValue = "diary",
            completionCandidates = FormatNames.class,
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private String format = "diary";

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "WHAT",
            description = "Only sessions with all of these: ${COMPLETION-CANDIDATES}.")
    private Set<Having> only = Set.of();

    @Option(names = "--plan", description = "Ask nobody; print what each source would be asked and how long it takes.")
    private boolean plan;

    @Option(
            names = "--brief",
            description = "The diary format on a screen or two: the sessions to read first, the rest in counts.")
    private boolean brief;

    @Option(
            names = "--failed-logins",
            description =
                    "A block also for each session that never got in, in the diary format, not a line an address.")
    private boolean failedLogins;

    @Option(
            names = "--timezone",
            paramLabel = "ZONE",
            defaultValue = "UTC",
            converter = ZoneConverter.class,
            description =
                    "Zone of local times in the legacy format, such as Europe/Berlin (default: ${DEFAULT-VALUE}).")
    private ZoneId zone = ZoneOffset.UTC;

    @Option(names = "--output", paramLabel = "DIR", description = "Write the report into this folder.")
    private @Nullable Path output;

    @Option(names = "--offline", description = "Ask nobody; only answers in the cache are used.")
    private boolean offline;

    @Option(
            names = "--cache",
            paramLabel = "FILE",
            description = "Keep answers and spent quotas in this file, for the next run and for --offline.")
    private @Nullable Path cache;

    @Option(
            names = "--without",
            split = ",",
            paramLabel = "SOURCE",
            description = "Do not ask these sources, such as internetdb.")
    private List<String> without = List.of();

    @Option(
            names = "--with",
            split = ",",
            paramLabel = "SOURCE",
            description = "Ask these sources, too, which are asked only by name, such as hibp.")
    private List<String> with = List.of();

    @Option(
            names = "--demo",
            description = "Ask loopback stand-ins that give canned answers; needs no key and no network.")
    private boolean demo;

    @Option(names = "--no-assess", description = "Say nothing about who drove a session and what is unusual about it.")
    private boolean noAssess;

    @Mixin
    private final ExportChoice exports = new ExportChoice();

    @Mixin
    private final AssessOptions assessing = new AssessOptions();

    @Option(
            names = "--downloadspath",
            paramLabel = "DIR",
            description = "Does nothing: files in it are not read. Accepted for scripts that give it.")
    private @Nullable Path downloadsPath;

    ReportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        ReportArguments.check(Objects.requireNonNull(spec));
        ReportFormat chosen = chooseFormat();
        if (assessing.keepsHistory() && !assesses(chosen)) {
            throw wrong("--history needs an assessment: not with --no-assess, --plan or the legacy format");
        }
        checkFolders();
        if (demo) {
            try (DemoServices services = DemoServices.start()) {
                if (output == null && chosen.name().equals("diary")) {
                    console.print(DemoServices.NOTE + "\n");
                } else {
                    console.err().println(DemoServices.NOTE);
                }
                return report(chosen, services.enrichment());
            }
        }
        Environment.mistakes(console.environment()).forEach(console.err()::println);
        Enrichment.Builder builder =
                Enrichment.builder().environment(console.environment()).discover();
        if (cache != null) {
            builder.cacheFile(cache);
        }
        try {
            with.forEach(builder::source);
            without.forEach(name -> builder.source(name, SourceOptions::ask));
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
        return report(chosen, Console.built(spec, offline ? builder.offline() : builder));
    }

    private void checkFolders() {
        assessing.checkFolders(console);
        if (downloadsPath != null) {
            console.err()
                    .println("--downloadspath does nothing in this version"
                            + (Files.isDirectory(downloadsPath)
                                    ? ""
                                    : ", and there is no such folder: " + downloadsPath));
        }
        if (output != null) {
            try {
                Files.createDirectories(output);
            } catch (IOException e) {
                throw wrong("--output cannot be used: " + Failures.text(e));
            }
            if (!Files.isWritable(output)) {
                throw wrong("--output cannot be used: " + output + ": permission denied");
            }
        }
    }

    private ReportFormat chooseFormat() {
        ReportFormat named;
        try {
            named = Reports.format(format);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), e.getMessage(), e);
        }
        return inContext(exports.applyTo(named));
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }

    /** Whatever says nothing about sessions reads only what it shows. */
    private boolean assesses(ReportFormat chosen) {
        return !noAssess && !plan && !(chosen instanceof LegacyReport);
    }

    private ReportFormat inContext(ReportFormat chosen) {
        if (chosen instanceof DiaryReport diary) {
            DiaryReport folded = failedLogins ? diary.withFailedLogins() : diary;
            return brief ? folded.brief() : folded;
        }
        if (chosen instanceof HtmlReport html) {
            HtmlReport page = html.madeAt(Clock.systemUTC().instant()).recordings(assessing.records(options));
            return demo ? page.note(DemoServices.NOTE.replace('\n', ' ')) : page;
        }
        if (!(chosen instanceof LegacyReport legacy)) {
            return chosen;
        }
        LegacyReport zoned = legacy.clock(Clock.system(zone));
        return options.days() == null ? zoned : zoned.days(options.days());
    }

    private int report(ReportFormat chosen, Enrichment enrichment) throws IOException {
        try (enrichment;
                Reading reading = new Reading(console, options, assesses(chosen))) {
            if (plan) {
                console.print(PlanTable.of(enrichment.plan(reading.sessions().filter(this::has))));
                return options.requireMatch(console, reading.finish());
            }
            if (!offline) {
                reading.watch(enrichment);
            }
            Stream<? extends SessionRecord> records = assesses(chosen)
                    ? assessing.assess(reading, options, OperatorRules.standard(), enrichment, this::has)
                    : enrichment.enrich(reading.sessions().filter(this::has));
            if (output == null) {
                chosen.write(records, console.out());
            } else {
                for (Path file : chosen.writeFiles(records, output)) {
                    console.err().println("written to " + file);
                }
            }
            assessing.save();
            int code = options.requireMatch(console, reading.finish());
            enrichment.sources().forEach(this::showStopped);
            return code;
        }
    }

    private boolean has(Session session) {
        return only.stream().allMatch(having -> having.holds(session));
    }

    private void showStopped(SourceStatus status) {
        if (!offline) {
            String when = status.asked() > 0 ? " was not asked any more: " : " was not asked: ";
            status.stopped().ifPresent(why -> console.err().println(status.source() + when + why.text()));
        }
    }
}
