package io.github.cowriekit.cli.internal.store;

import io.github.cowriekit.cli.internal.console.Console;
import io.github.cowriekit.cli.internal.console.TerminalText;
import io.github.cowriekit.cli.internal.logs.LogOptions;
import io.github.cowriekit.store.Finding;
import io.github.cowriekit.store.SessionStore;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints what is new or back in a store. */
@Command(
        name = "findings",
        description = {
            "Prints what is new or back: persons, families, keys, files, playbooks, clients, bursts, addresses that return."
                    + " Most severe first; what 'daily' has shown is there as seen. Nothing is called new within the first day"
                    + " of a store.",
            FindingLines.EXPLAINED
        },
        mixinStandardHelpOptions = true)
public final class FindingsCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final StoreOptions source = new StoreOptions();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = LogOptions.TimeConverter.class,
            description = "Of sessions that began at or after this date or time (UTC); without it, of all.")
    private @Nullable Instant since;

    @Option(names = "--all", description = "Those that were dismissed as well.")
    private boolean all;

    @Option(
            names = "--dismiss",
            paramLabel = "SUBJECT",
            description = {
                "Print only the findings with this subject, as it is printed, and dismiss them: they do not come again."
            })
    private @Nullable String dismissed;

    @Option(names = "--note", paramLabel = "TEXT", description = "Why they are dismissed.")
    private @Nullable String note;

    @Spec
    private @Nullable CommandSpec spec;

    /** Prints to a console. */
    public FindingsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (note != null && dismissed == null) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "--note goes with --dismiss SUBJECT");
        }
        try (OpenStore opened = source.open()) {
            SessionStore store = opened.store();
            Instant from = since == null ? Instant.EPOCH : since;
            List<Finding> findings = all ? store.allFindings(from) : store.findings(from);
            if (dismissed == null) {
                FindingLines.print(console, findings);
                return 0;
            }
            return dismiss(store, findings, dismissed);
        }
    }

    private int dismiss(SessionStore store, List<Finding> findings, String subject) {
        List<Finding> meant = findings.stream()
                .filter(finding -> FindingLines.subject(finding).equals(subject))
                .toList();
        if (meant.isEmpty()) {
            console.err().println("no finding has the subject " + TerminalText.line(subject));
            return 1;
        }
        meant.forEach(finding -> store.dismiss(finding, note == null ? "" : note));
        FindingLines.print(
                console,
                meant.stream()
                        .map(finding -> finding.withState(Finding.State.DISMISSED))
                        .toList());
        return 0;
    }
}
