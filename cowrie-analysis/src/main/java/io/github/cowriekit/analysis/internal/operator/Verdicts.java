package io.github.cowriekit.analysis.internal.operator;

import io.github.cowriekit.analysis.internal.weights.Indicator;
import io.github.cowriekit.analysis.internal.weights.Rules;
import io.github.cowriekit.analysis.internal.weights.Threshold;
import io.github.cowriekit.model.assessment.Evidence.Direction;
import io.github.cowriekit.model.assessment.EvidenceGroup;
import io.github.cowriekit.model.assessment.Operator;
import io.github.cowriekit.model.assessment.PacedProgram;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Turns the evidence into a verdict: the sum, its thresholds and the rules on top. */
final class Verdicts {
    /** Groups about what the operator does, as opposed to software, network and other sessions. */
    private static final Set<EvidenceGroup> BEHAVIOUR =
            EnumSet.of(EvidenceGroup.KEYBOARD, EvidenceGroup.TIME, EvidenceGroup.LANGUAGE);

    /** Indicators of keys pressed one by one. */
    private static final Set<Indicator> TYPING = EnumSet.of(Indicator.K2, Indicator.K3, Indicator.K4);

    private final Rules rules;

    Verdicts(Rules rules) {
        this.rules = rules;
    }

    /** Returns the sum, rounded to two digits: more would show floating-point noise and pretend accuracy. */
    double score(Sums sums) {
        double score = rules.get(Threshold.PRIOR) + sums.total();
        return Math.round(score * 100) / 100.0;
    }

    /** Returns the verdict; adds each rule that changed it to the reasons. */
    Operator of(EvidenceSheet sheet, Sums sums, int commands, PacedProgram paced, List<String> reasons) {
        if (sums.telling() < rules.get(Threshold.MINIMUM_INDICATORS)) {
            reasons.add("only " + sums.telling() + " indicators say something");
            return Operator.UNDETERMINED;
        }
        Operator verdict = cut(score(sums));
        if (isMixed(sums)) {
            reasons.add("mixed: strong evidence for a person and for a program");
            verdict = atMostLikely(verdict);
        }
        if (verdict.isHuman() && isAtThePaceOfAProgram(sheet, sums)) {
            reasons.add("nothing happened at the pace of a person: line ends and words can be replayed");
            verdict = Operator.UNDETERMINED;
        }
        if (verdict.isHuman() && sums.of(EvidenceGroup.KEYBOARD) <= -rules.get(Threshold.CONFLICT_KEYBOARD)) {
            reasons.add("the recording shows a program: pauses, client and words can be imitated");
            verdict = Operator.UNDETERMINED;
        }
        if (verdict == Operator.HUMAN && !isWitnessedTwice(sums)) {
            reasons.add("the evidence for a person comes from one group, or not from what was done");
            verdict = Operator.LIKELY_HUMAN;
        }
        if (verdict == Operator.HUMAN && !isSeenAtWork(sheet, commands)) {
            reasons.add("neither typing with its slips nor a corrected error was seen: the rest can be imitated");
            verdict = Operator.LIKELY_HUMAN;
        }
        if (verdict.isHuman() && paced.found()) {
            reasons.add("looks like a " + PacedProgram.LABEL + ": " + String.join(", ", paced.signs()));
            verdict = Operator.UNDETERMINED;
        }
        return verdict;
    }

    /** Returns the verdict about a session without commands; adds each rule that changed it to the reasons. */
    Operator withoutCommands(EvidenceSheet sheet, Sums sums, List<String> reasons) {
        Operator verdict = cut(score(sums));
        if (verdict.isAutomated() && sums.total() > rules.get(Threshold.WITHOUT_COMMANDS)) {
            reasons.add("little that was observed speaks for a program");
            return Operator.UNDETERMINED;
        }
        if (!sheet.has(Indicator.L10) && verdict != atMostLikely(verdict)) {
            reasons.add("without commands at most likely");
            return atMostLikely(verdict);
        }
        return verdict;
    }

    boolean isMixed(Sums sums) {
        return sums.reachBoth(rules.get(Threshold.CONFLICT));
    }

    /** Whether the times are those of a program and no key was pressed by itself. */
    private boolean isAtThePaceOfAProgram(EvidenceSheet sheet, Sums sums) {
        return sums.of(EvidenceGroup.TIME) <= -rules.get(Threshold.CONFLICT)
                && TYPING.stream().noneMatch(indicator -> sheet.says(indicator, Direction.PERSON));
    }

    /**
     * Whether keys were pressed one by one and something was edited, a typing error was corrected, or one was made in more
     * than a few lines. Few people type much without editing.
     */
    private boolean isSeenAtWork(EvidenceSheet sheet, int commands) {
        return (PacedProgramSigns.isTyped(sheet) && !sheet.sawEditing("none"))
                || sheet.says(Indicator.L1, Direction.PERSON)
                || (sheet.says(Indicator.L2, Direction.PERSON) && commands >= rules.get(Threshold.MINIMUM_COMMANDS));
    }

    private static boolean isWitnessedTwice(Sums sums) {
        return sums.forPerson() >= 2 && BEHAVIOUR.stream().anyMatch(group -> sums.of(group) > 0);
    }

    private static Operator atMostLikely(Operator verdict) {
        return switch (verdict) {
            case HUMAN -> Operator.LIKELY_HUMAN;
            case AUTOMATED -> Operator.LIKELY_AUTOMATED;
            default -> verdict;
        };
    }

    private Operator cut(double score) {
        if (score <= rules.get(Threshold.CUT_AUTOMATED)) {
            return Operator.AUTOMATED;
        }
        if (score <= rules.get(Threshold.CUT_LIKELY_AUTOMATED)) {
            return Operator.LIKELY_AUTOMATED;
        }
        if (score < rules.get(Threshold.CUT_LIKELY_HUMAN)) {
            return Operator.UNDETERMINED;
        }
        return score < rules.get(Threshold.CUT_HUMAN) ? Operator.LIKELY_HUMAN : Operator.HUMAN;
    }
}
