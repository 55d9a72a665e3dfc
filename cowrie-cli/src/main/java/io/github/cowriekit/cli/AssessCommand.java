package io.github.cowriekit.cli;

import io.github.cowriekit.analysis.OperatorRules;
import io.github.cowriekit.cli.internal.console.Console;
import io.github.cowriekit.cli.internal.console.TerminalText;
import io.github.cowriekit.cli.internal.logs.AssessOptions;
import io.github.cowriekit.cli.internal.logs.LogOptions;
import io.github.cowriekit.cli.internal.logs.Reading;
import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.assessment.Evidence;
import io.github.cowriekit.model.assessment.Operator;
import io.github.cowriekit.model.assessment.OperatorVerdict;
import io.github.cowriekit.model.assessment.PacedProgram;
import io.github.cowriekit.model.assessment.technique.Techniques;
import io.github.cowriekit.report.Reports;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints who drove each session, and why that is believed. */
@Command(
        name = "assess",
        description = {
            "Prints whether a person or a program drove each session, with the evidence; docs/verdicts.md explains it.",
            "Asks nobody. Recordings beside the logs are read. Techniques are those of MITRE ATT&CK Enterprise v"
                    + Techniques.ATTACK_VERSION + "."
        },
        mixinStandardHelpOptions = true)
final class AssessCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final LogOptions options = new LogOptions();

    @Mixin
    private final AssessOptions assessing = new AssessOptions();

    @Option(names = "--rules", paramLabel = "FILE", description = "Weights and thresholds of your own.")
    private @Nullable Path rules;

    @Option(names = "--brief", description = "Print one line per session, without evidence.")
    private boolean brief;

    @Option(
            names = "--format",
            paramLabel = "NAME",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}); ndjson is that of report --offline.")
    private Format format = Format.text;

    @Spec
    private @Nullable CommandSpec spec;

    /** How assessments are printed; the names are those of the option. */
    enum Format {
        text,
        ndjson
    }

    AssessCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        assessing.checkFolders(console);
        OperatorRules weights = rules == null ? OperatorRules.standard() : OperatorRules.load(rules);
        try (Enrichment enrichment = Console.built(
                        spec,
                        Enrichment.builder()
                                .environment(console.environment())
                                .discover()
                                .offline());
                Reading reading = new Reading(console, options, true)) {
            print(assessing.assess(reading, options, weights, enrichment, any -> true));
            assessing.save();
            return options.requireMatch(console, reading.finish());
        }
    }

    private void print(Stream<Assessment> assessments) {
        if (format == Format.ndjson) {
            Reports.format("ndjson").write(assessments, console.out());
            return;
        }
        Map<Operator, Long> totals = new EnumMap<>(Operator.class);
        assessments.forEach(assessment -> {
            OperatorVerdict verdict = assessment.operator();
            totals.merge(verdict.verdict(), 1L, Long::sum);
            print(assessment.session(), verdict);
        });
        console.print(totals.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().label())
                .collect(Collectors.joining(", ")));
    }

    private void print(Session session, OperatorVerdict verdict) {
        console.print(TerminalText.line(session.id()) + "  " + verdict.verdict().label()
                + (verdict.score() == null ? "" : "  score " + verdict.score())
                + (verdict.mixed() ? "  mixed" : "")
                + (verdict.pacedProgram().found() ? "  " + PacedProgram.LABEL : ""));
        if (brief) {
            return;
        }
        for (Evidence item : verdict.evidence()) {
            console.print(String.format(
                    Locale.ROOT, "    %+5.1f  %-4s %s", item.weight(), item.id(), TerminalText.line(item.sentence())));
        }
        verdict.reasons().forEach(reason -> console.print("    rule        " + reason));
        if (!verdict.notAvailable().isEmpty()) {
            console.print("    not seen    "
                    + String.join(", ", verdict.notAvailable().keySet()));
        }
    }
}
