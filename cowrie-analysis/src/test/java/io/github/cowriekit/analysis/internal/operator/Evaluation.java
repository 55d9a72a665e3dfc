package io.github.cowriekit.analysis.internal.operator;

import io.github.cowriekit.analysis.OperatorRules;
import io.github.cowriekit.model.assessment.EvidenceGroup;
import io.github.cowriekit.model.assessment.Operator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;

/** Holds verdicts against what is known and prints the tables of {@code docs/verdicts.md}. */
final class Evaluation {
    private static final List<String> RECORDED = List.of("plain", "rotating", "nonutc_ist", "authnone");

    private Evaluation() {}

    /** Prints all tables. */
    public static void main(String[] args) {
        System.out.println(written());
        System.out.println(adversaries());
        System.out.println(wider());
        if (RecordedSessions.areThere()) {
            System.out.println(recorded());
        }
    }

    /** Returns the tables about the cases that were written by hand, without the adversaries. */
    static String written() {
        return tables(rules -> WrittenCases.all().stream()
                .map(each -> each.judge(rules))
                .filter(each -> each.set().equals("plain"))
                .toList());
    }

    /** Returns one row per adversary, since each is a question of its own. */
    static String adversaries() {
        return WrittenCases.all().stream()
                .map(each -> each.judge(OperatorRules.standard()))
                .filter(each -> each.set().equals("adversary"))
                .map(each -> "| " + each.name() + " | " + each.kind() + " | "
                        + each.verdict().verdict().label() + " | "
                        + each.verdict().score() + " | " + (fooled(each) ? "yes" : "no") + " |\n")
                .collect(Collectors.joining(
                        "", "| session | is a | verdict | score | fooled |\n| --- | --- | --- | --- | --- |\n", ""));
    }

    /** Returns one row per session of the wider set, and what they come to. */
    static String wider() {
        List<LabelledVerdict> all = wider(OperatorRules.standard());
        String rows = all.stream()
                .map(each -> "| " + each.name() + " | " + each.kind() + " | "
                        + each.verdict().verdict().label() + " | "
                        + (each.verdict().score() == null ? "" : each.verdict().score()) + " | "
                        + (each.verdict().pacedProgram().found() ? "found" : "") + " | "
                        + (fooled(each) ? "yes" : "no") + " |\n")
                .collect(Collectors.joining());
        return "| session | is a | verdict | score | program at a person's pace | fooled |\n"
                + "| --- | --- | --- | --- | --- | --- |\n" + rows + "\n" + confusion(all) + "\n" + rates(all);
    }

    static List<LabelledVerdict> wider(OperatorRules rules) {
        return WrittenCases.all().stream()
                .map(each -> each.judge(rules))
                .filter(each -> each.set().equals("wider"))
                .toList();
    }

    private static boolean fooled(LabelledVerdict each) {
        return each.isPerson()
                ? each.verdict().verdict().isAutomated()
                : each.verdict().verdict().isHuman();
    }

    /** Returns the tables about the sessions of a real Cowrie. */
    static String recorded() {
        return tables(Evaluation::judgeRecorded);
    }

    private static List<LabelledVerdict> judgeRecorded(OperatorRules rules) {
        List<LabelledVerdict> all = new ArrayList<>();
        for (String set : RECORDED) {
            try {
                all.addAll(RecordedSessions.judge(set, rules));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all;
    }

    private static String tables(Function<OperatorRules, List<LabelledVerdict>> judge) {
        List<LabelledVerdict> all = judge.apply(OperatorRules.standard());
        return confusion(all) + "\n" + rates(all) + "\n" + ablation(judge);
    }

    private static String confusion(List<LabelledVerdict> all) {
        StringBuilder table = new StringBuilder("| is | sessions |");
        for (Operator verdict : Operator.values()) {
            table.append(' ').append(verdict.label()).append(" |");
        }
        table.append(" not scored |\n| --- |")
                .append(" ---: |".repeat(Operator.values().length + 2))
                .append('\n');
        for (String kind :
                all.stream().map(LabelledVerdict::kind).distinct().sorted().toList()) {
            List<LabelledVerdict> row =
                    all.stream().filter(each -> each.kind().equals(kind)).toList();
            table.append("| ").append(kind).append(" | ").append(row.size()).append(" |");
            for (Operator verdict : Operator.values()) {
                table.append(' ')
                        .append(row.stream()
                                .filter(each -> each.verdict().score() != null
                                        && each.verdict().verdict() == verdict)
                                .count())
                        .append(" |");
            }
            table.append(' ')
                    .append(row.stream()
                            .filter(each -> each.verdict().score() == null)
                            .count())
                    .append(" |\n");
        }
        return table.toString();
    }

    private static String rates(List<LabelledVerdict> all) {
        List<LabelledVerdict> scored =
                all.stream().filter(each -> each.verdict().score() != null).toList();
        List<LabelledVerdict> people =
                scored.stream().filter(LabelledVerdict::isPerson).toList();
        List<LabelledVerdict> programs =
                scored.stream().filter(each -> !each.isPerson()).toList();
        return "| of the sessions that were scored | share | 95 % Wilson interval |\n| --- | ---: | --- |\n"
                + rate("people found", count(people, Operator::isHuman), people.size())
                + rate("people called automated", count(people, Operator::isAutomated), people.size())
                + rate("programs called human", count(programs, Operator::isHuman), programs.size())
                + rate("undetermined", count(scored, verdict -> verdict == Operator.UNDETERMINED), scored.size());
    }

    private static String rate(String what, int count, int of) {
        Interval interval = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(of, count, 0.05);
        return String.format(
                Locale.ROOT,
                "| %s | %d of %d | %.1f–%.1f %% |\n",
                what,
                count,
                of,
                100 * Math.max(0, interval.getLowerBound()),
                100 * interval.getUpperBound());
    }

    private static int count(List<LabelledVerdict> all, Predicate<Operator> verdict) {
        return (int) all.stream()
                .filter(each -> verdict.test(each.verdict().verdict()))
                .count();
    }

    private static String ablation(Function<OperatorRules, List<LabelledVerdict>> judge) {
        StringBuilder table = new StringBuilder(
                "| without | people found | programs called human | undetermined |\n| --- | ---: | ---: | ---: |\n");
        table.append(ablated("nothing", judge.apply(OperatorRules.standard())));
        Arrays.stream(EvidenceGroup.values())
                .sorted(Comparator.naturalOrder())
                .map(group -> ablated(group.label(), judge.apply(without(group))))
                .forEach(table::append);
        return table.toString();
    }

    private static String ablated(String what, List<LabelledVerdict> all) {
        List<LabelledVerdict> scored =
                all.stream().filter(each -> each.verdict().score() != null).toList();
        List<LabelledVerdict> people =
                scored.stream().filter(LabelledVerdict::isPerson).toList();
        List<LabelledVerdict> programs =
                scored.stream().filter(each -> !each.isPerson()).toList();
        return "| " + what + " | " + count(people, Operator::isHuman) + " of " + people.size() + " | "
                + count(programs, Operator::isHuman) + " of " + programs.size() + " | "
                + count(scored, verdict -> verdict == Operator.UNDETERMINED) + " |\n";
    }

    /** Returns the rules with no row of a group. */
    static OperatorRules without(EvidenceGroup group) {
        String letter = group == EvidenceGroup.NETWORK
                ? "E"
                : group == EvidenceGroup.HISTORY
                        ? "G"
                        : group.label().substring(0, 1).toUpperCase(Locale.ROOT);
        String text = OperatorRules.standard().text();
        return OperatorRules.parse(
                "without " + group.label(),
                text.lines()
                        .filter(row -> row.contains("\t-\t") || !row.matches("(?s)" + letter + "\\d.*"))
                        .collect(Collectors.joining("\n")));
    }
}
