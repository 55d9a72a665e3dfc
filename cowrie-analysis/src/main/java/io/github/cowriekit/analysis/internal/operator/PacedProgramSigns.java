package io.github.cowriekit.analysis.internal.operator;

import io.github.cowriekit.analysis.internal.statistics.SampleStatistics;
import io.github.cowriekit.analysis.internal.weights.Indicator;
import io.github.cowriekit.analysis.internal.weights.Threshold;
import io.github.cowriekit.model.assessment.Evidence.Direction;
import io.github.cowriekit.model.assessment.PacedProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Whether a program drove a session at the pace of a person: a script that sleeps, or a language model that thinks.
 *
 * <p>One that reads what comes back and one that does not look the same in a log; nothing here tells them apart.
 */
final class PacedProgramSigns {
    /** Somebody who works at a prompt looks around like this; programs ask for what they want to know. */
    private static final Set<String> LOOKS = Set.of("ls", "cd", "ll", "dir", "cd ..", "cd -", "cd ~", "l", "clear");

    private final List<String> signs = new ArrayList<>();
    private final List<String> against = new ArrayList<>();

    private PacedProgramSigns() {}

    static PacedProgram look(EvidenceSheet sheet, ObservedSession observed, LanguageIndicators language) {
        List<String> lines = withoutGoodbye(observed.lines());
        PacedProgramSigns found = new PacedProgramSigns();
        boolean rhythm = hasRhythmOfProgram(sheet);
        if (lines.size() < sheet.get(Threshold.PACED_COMMANDS) && !rhythm) {
            return PacedProgram.NONE;
        }
        found.tell(
                !sheet.says(Indicator.L1, Direction.PERSON) && !sheet.says(Indicator.L2, Direction.PERSON),
                "no typing error",
                "a typing error");
        found.tell(!sheet.says(Indicator.L4, Direction.PERSON), "nothing twice in a row", "a command twice in a row");
        found.tell(!sheet.has(Indicator.L9), "no talk", "talks");
        if (rhythm) {
            found.signs.add("keys came at intervals that no hand keeps");
        } else {
            found.byLines(sheet, observed, lines, language);
        }
        return new PacedProgram(found.against.isEmpty(), found.signs, found.against);
    }

    private void byLines(
            EvidenceSheet sheet, ObservedSession observed, List<String> lines, LanguageIndicators language) {
        tell(!isTyped(sheet), "no key came by itself", "somebody typed");
        if (!observed.session().hasSteadyClock()
                || observed.times().size() < observed.commands().size()) {
            against.add("no times to judge by");
            return;
        }
        double[] gaps = TimeIndicators.gapsOf(observed.times());
        int paced = 0;
        for (double gap : gaps) {
            boolean inside = gap >= sheet.get(Threshold.PACED_SHORTEST) && gap <= sheet.get(Threshold.PACED_LONGEST);
            paced += inside ? 1 : 0;
        }
        String pauses = paced + " of " + gaps.length + " pauses between "
                + SampleStatistics.plain(sheet.get(Threshold.PACED_SHORTEST)) + " and "
                + SampleStatistics.plain(sheet.get(Threshold.PACED_LONGEST)) + " s";
        tell(paced >= sheet.get(Threshold.PACED_SHARE) * gaps.length, pauses, "only " + pauses);
        tell(lines.stream().noneMatch(LOOKS::contains), "no look around", "looks around");
        if (against.isEmpty()) {
            // every line is looked at only where it can change something
            long wellFormed = lines.stream().filter(language::isWellFormed).count();
            String share = wellFormed + " of " + lines.size() + " lines are well-formed";
            tell(wellFormed >= sheet.get(Threshold.PACED_SHARE) * lines.size(), share, "only " + share);
        }
    }

    private static List<String> withoutGoodbye(List<String> lines) {
        boolean goodbye = !lines.isEmpty() && LanguageIndicators.isGoodbye(lines.get(lines.size() - 1));
        return goodbye ? lines.subList(0, lines.size() - 1) : lines;
    }

    private void tell(boolean holds, String sign, String otherwise) {
        (holds ? signs : against).add(holds ? sign : otherwise);
    }

    /** Returns whether the recording shows that keys were pressed one by one. */
    static boolean isTyped(EvidenceSheet sheet) {
        return !hasRhythmOfProgram(sheet)
                && (sheet.says(Indicator.K2, Direction.PERSON)
                        || sheet.says(Indicator.K3, Direction.PERSON)
                        || sheet.says(Indicator.K4, Direction.PERSON));
    }

    /** Whether single keys came faster or more evenly than anybody types, and nothing was edited among them. */
    private static boolean hasRhythmOfProgram(EvidenceSheet sheet) {
        return sheet.says(Indicator.K4, Direction.PROGRAM) && !sheet.says(Indicator.K3, Direction.PERSON);
    }
}
