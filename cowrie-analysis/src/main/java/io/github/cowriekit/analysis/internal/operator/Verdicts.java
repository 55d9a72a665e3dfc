package io.github.cowriekit.analysis.internal.operator;

import io.github.cowriekit.model.assessment.Evidence.Direction;
import io.github.cowriekit.model.assessment.EvidenceGroup;
import io.github.cowriekit.model.assessment.Operator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Turns what was observed into a verdict: the sum, its cuts and the rules on top. */
final class Verdicts {
    /** What a person does, in contrast to what software, network and others are. */
    private static final Set<EvidenceGroup> BEHAVIOUR =
            EnumSet.of(EvidenceGroup.KEYBOARD, EvidenceGroup.TIME, EvidenceGroup.LANGUAGE);

    /** What shows that keys were pressed one by one. */
    private static final Set<Indicator> TYPING = EnumSet.of(Indicator.K2, Indicator.K3, Indicator.K4);

    private final Rules rules;

    Verdicts(Rules rules) {
        this.rules = rules;
    }

    /** Returns the sum; sums of tenths end in noise, and two digits are more than the weights deserve. */
    double score(Sums sums) {
        double score = rules.get(Setting.PRIOR) + sums.total();
        return Math.round(score * 100) / 100.0;
    }

    /** Returns the verdict, and adds the rules that changed it to the reasons. */
    Operator of(Sheet sheet, Sums sums, int commands, List<String> reasons) {
        int telling = sheet.telling();
        if (telling < rules.get(Setting.MINIMUM_INDICATORS)) {
            reasons.add("only " + telling + " indicators say something");
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
        if (verdict.isHuman() && sums.of(EvidenceGroup.KEYBOARD) <= -rules.get(Setting.CONFLICT_KEYBOARD)) {
            reasons.add("the recording shows a program: pauses, client and words can be imitated");
            verdict = Operator.UNDETERMINED;
        }
        if (verdict == Operator.HUMAN && !isWitnessedTwice(sums)) {
            reasons.add("the evidence for a person comes from one group, or not from what was done");
            verdict = Operator.LIKELY_HUMAN;
        }
        if (verdict == Operator.HUMAN && !isRecorded(sheet) && commands < rules.get(Setting.MINIMUM_COMMANDS)) {
            reasons.add(
                    "fewer than " + Numbers.plain(rules.get(Setting.MINIMUM_COMMANDS)) + " commands and no recording");
            verdict = Operator.LIKELY_HUMAN;
        }
        return verdict;
    }

    boolean isMixed(Sums sums) {
        return sums.reachBoth(rules.get(Setting.CONFLICT));
    }

    /** Whether all times are those of a program and no key came by itself. */
    private boolean isAtThePaceOfAProgram(Sheet sheet, Sums sums) {
        return sums.of(EvidenceGroup.TIME) <= -rules.get(Setting.CONFLICT)
                && TYPING.stream().noneMatch(indicator -> sheet.says(indicator, Direction.PERSON));
    }

    private static boolean isRecorded(Sheet sheet) {
        return sheet.has(Indicator.K1) || TYPING.stream().anyMatch(sheet::has);
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
        if (score <= rules.get(Setting.CUT_AUTOMATED)) {
            return Operator.AUTOMATED;
        }
        if (score <= rules.get(Setting.CUT_LIKELY_AUTOMATED)) {
            return Operator.LIKELY_AUTOMATED;
        }
        if (score < rules.get(Setting.CUT_LIKELY_HUMAN)) {
            return Operator.UNDETERMINED;
        }
        return score < rules.get(Setting.CUT_HUMAN) ? Operator.LIKELY_HUMAN : Operator.HUMAN;
    }
}
