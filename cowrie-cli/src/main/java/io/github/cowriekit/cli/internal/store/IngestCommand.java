package io.github.cowriekit.cli.internal.store;

import io.github.cowriekit.analysis.Analysis;
import io.github.cowriekit.analysis.SessionHistory;
import io.github.cowriekit.cli.internal.console.Console;
import io.github.cowriekit.cli.internal.logs.LogOptions;
import io.github.cowriekit.cli.internal.logs.Reading;
import io.github.cowriekit.cli.internal.logs.RecordingOptions;
import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.store.IngestSummary;
import io.github.cowriekit.store.PasswordStorage;
import io.github.cowriekit.store.SessionStore;
import io.github.cowriekit.store.SessionWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Adds the sessions of logs to a store. */
@Command(
        name = "ingest",
        description = {
            "Adds the sessions of logs to a store, which is made if it is not there. A session is there once, however often"
                    + " its log is read; one that was cut off by the end of its log is completed.",
            "Sessions are assessed as by 'assess', which asks nobody, so that the store can be asked for verdicts,"
                    + " playbooks and planted keys; what was learned of earlier sessions is kept in the store. Prints at the"
                    + " end how many sessions were new."
        },
        mixinStandardHelpOptions = true)
public final class IngestCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final StoreOptions target = new StoreOptions();

    @Mixin
    private final LogOptions logs = new LogOptions();

    @Mixin
    private final RecordingOptions recordings = new RecordingOptions();

    @Option(names = "--plain", description = "Store sessions without assessing them.")
    private boolean plain;

    @Option(
            names = "--passwords",
            paramLabel = "WHAT",
            description = {
                "What is kept of passwords that were tried at logins: ${COMPLETION-CANDIDATES}. A store keeps to what it was"
                        + " made with; without this option it is made with plain.",
                "Programs can also keep keyed hashes: PasswordStorage.hashed of the library."
            })
    private @Nullable Passwords passwords;

    @Spec
    private @Nullable CommandSpec spec;

    /** What is kept of passwords; the names are those of the option. */
    enum Passwords {
        plain,
        none
    }

    /** Reads from and tells a console. */
    public IngestCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        target.check();
        recordings.checkFolder(console);
        try (Reading reading = new Reading(console, logs, !plain);
                OpenStore opened = target.openOrCreate(storage())) {
            IngestSummary summary =
                    plain ? opened.store().ingest(reading.sessions()) : ingestAssessed(opened.store(), reading);
            int code = logs.requireMatch(console, reading.finish());
            if (summary.replaced() > 0) {
                console.print("completed " + summary.replaced()
                        + " sessions that were there with fewer events or not assessed");
            }
            long there = summary.alreadyThere() + summary.replaced();
            console.print("ingested " + summary.added() + " sessions, " + there + " already there");
            return code;
        }
    }

    private @Nullable PasswordStorage storage() {
        if (passwords == null) {
            return null;
        }
        return passwords == Passwords.none ? PasswordStorage.none() : PasswordStorage.plain();
    }

    private IngestSummary ingestAssessed(SessionStore store, Reading reading) {
        SessionHistory history = store.history();
        SessionWriter writer = store.writer();
        try (Enrichment enrichment = Console.built(
                spec,
                Enrichment.builder()
                        .environment(console.environment())
                        .discover()
                        .offline())) {
            Analysis.builder()
                    .recordings(recordings.of(logs))
                    .history(history)
                    .parallel(logs.threads())
                    .build()
                    .assess(reading.all(), reading::isChosen, enrichment::enrich)
                    .forEachOrdered(writer::add);
        }
        writer.history(history);
        return writer.commit();
    }
}
