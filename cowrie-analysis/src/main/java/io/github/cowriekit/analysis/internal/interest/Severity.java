package io.github.cowriekit.analysis.internal.interest;

import io.github.cowriekit.model.assessment.AttemptedTechnique;
import io.github.cowriekit.model.assessment.Confidence;
import io.github.cowriekit.model.assessment.Stage;
import io.github.cowriekit.model.assessment.TechniqueRule;
import io.github.cowriekit.model.assessment.Techniques;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What was done in a session, by kind, from the techniques that it attempted. */
final class Severity {
    private static final int NAMED = 3;
    /** What a match of medium confidence is worth. */
    private static final double MEDIUM = 0.5;

    private static final List<Deed> DEEDS = List.of(
            new Deed("impact", Stage.IMPACT, Set.of("impact")),
            new Deed("persistence", Stage.PERSISTENCE, Set.of("persistence")),
            new Deed("theft", Stage.DISCOVERY, Set.of("credentials", "collection", "exfil")),
            new Deed("tools", Stage.TOOLING, Set.of("execution", "tooling", "transfer")),
            new Deed("proxy", Stage.ACCESS, Set.of("c2")));

    private Severity() {}

    /** A kind of deed, told by how far the session came and by the first word of the categories of its rules. */
    private record Deed(String reason, Stage least, Set<String> categories) {
        boolean holds(TechniqueRule rule) {
            String category = rule.category();
            int dot = category.indexOf('.');
            return categories.contains(dot < 0 ? category : category.substring(0, dot));
        }
    }

    /**
     * Something that was done.
     *
     * @param reason name of the reason
     * @param observed the techniques
     * @param share of the points that it is worth
     */
    record Done(String reason, String observed, double share) {}

    static List<Done> of(Techniques techniques) {
        if (techniques.attempts().isEmpty()) {
            return List.of();
        }
        return DEEDS.stream()
                .filter(deed -> techniques.stage().compareTo(deed.least()) >= 0)
                .map(deed -> done(deed, techniques))
                .filter(done -> done.share() > 0)
                .toList();
    }

    private static Done done(Deed deed, Techniques techniques) {
        Set<String> names = new LinkedHashSet<>();
        double share = 0;
        for (AttemptedTechnique attempt : techniques.attempts()) {
            TechniqueRule rule = attempt.rule();
            if (deed.holds(rule) && isDeed(rule)) {
                names.add(rule.technique() + " " + rule.name());
                share = Math.max(share, rule.confidence() == Confidence.HIGH ? 1 : MEDIUM);
            }
        }
        int left = names.size() - NAMED;
        String observed = String.join(", ", names.stream().limit(NAMED).toList());
        return new Done(deed.reason(), left > 0 ? observed + " and " + left + " more" : observed, share);
    }

    /** Whoever only looks around or guesses passwords has done nothing yet, and a faint match says too little. */
    private static boolean isDeed(TechniqueRule rule) {
        return rule.confidence() != Confidence.LOW
                && !rule.tactics().equals(List.of("discovery"))
                && !rule.technique().startsWith("T1110");
    }
}
