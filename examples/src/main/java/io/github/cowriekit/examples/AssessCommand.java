package io.github.cowriekit.examples;

import io.github.cowriekit.analysis.Analysis;
import io.github.cowriekit.analysis.OperatorRules;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.Evidence;
import io.github.cowriekit.model.assessment.Operator;
import io.github.cowriekit.model.assessment.OperatorVerdict;
import io.github.cowriekit.model.assessment.PacedProgram;
import io.github.cowriekit.model.assessment.Techniques;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

    @Option(names = "--ttypath", paramLabel = "DIR", description = "Folder of the tty recordings.")
    private @Nullable Path ttyPath;

    @Option(names = "--rules", paramLabel = "FILE", description = "Weights and thresholds of your own.")
    private @Nullable Path rules;

    @Option(names = "--brief", description = "Print one line per session, without evidence.")
    private boolean brief;

    AssessCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Analysis analysis = Analysis.builder()
                .operatorRules(rules == null ? OperatorRules.standard() : OperatorRules.load(rules))
                .recordings(options.recordings(ttyPath))
                .build();
        Map<Operator, Long> totals = new EnumMap<>(Operator.class);
        try (Reading reading = new Reading(console, options)) {
            reading.sessions().forEach(session -> {
                OperatorVerdict verdict = analysis.assess(session).operator();
                totals.merge(verdict.verdict(), 1L, Long::sum);
                print(session, verdict);
            });
            console.print(totals.entrySet().stream()
                    .map(entry -> entry.getValue() + " " + entry.getKey().label())
                    .collect(Collectors.joining(", ")));
            return reading.finish();
        }
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
