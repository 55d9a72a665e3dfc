package io.github.cowriekit.analysis.internal.interest;

import io.github.cowriekit.model.assessment.Confidence;
import io.github.cowriekit.model.assessment.Stage;
import io.github.cowriekit.model.assessment.technique.AttemptedTechnique;
import io.github.cowriekit.model.assessment.technique.TechniqueRule;
import io.github.cowriekit.model.assessment.technique.Techniques;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The kinds of harm a session did or tried, from the techniques it attempted. */
final class Severity {
    private static final int NAMED = 3;
    /** Share of the points for a match of medium confidence. */
    private static final double MEDIUM = 0.5;

    private static final List<Deed> DEEDS = List.of(
            new Deed("impact", Stage.IMPACT, List.of("impact")),
            new Deed("persistence", Stage.PERSISTENCE, List.of("persistence")),
            new Deed("theft", Stage.DISCOVERY, List.of("credentials", "collection", "exfil")),
            new Deed("tools", Stage.TOOLING, List.of("execution", "tooling", "transfer")),
            new Deed("proxy", Stage.ACCESS, List.of("c2")));

    private Severity() {}

    /** A kind of harm, recognised by how far the session got and by the first word of the categories of its rules. */
    private record Deed(String reason, Stage least, List<String> categories) {
        boolean holds(TechniqueRule rule) {
            String category = rule.category();
            for (int i = 0; i < categories.size(); i++) {
                String first = categories.get(i);
                if (category.startsWith(first)
                        && (category.length() == first.length() || category.charAt(first.length()) == '.')) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * A kind of harm that was done.
     *
     * @param reason name of the reason
     * @param observed the techniques
     * @param share the share of the points it gets
     */
    record Done(String reason, String observed, double share) {}

    /** Allocates nothing for the many sessions that did nothing. */
    static List<Done> of(Techniques techniques) {
        if (techniques.attempts().isEmpty() || techniques.stage().compareTo(Stage.ACCESS) < 0) {
            return List.of();
        }
        List<TechniqueRule> rules = new ArrayList<>(techniques.attempts().size());
        for (AttemptedTechnique attempt : techniques.attempts()) {
            if (isDeed(attempt.rule())) {
                rules.add(attempt.rule());
            }
        }
        List<Done> all = List.of();
        for (Deed deed : DEEDS) {
            Done done = techniques.stage().compareTo(deed.least()) < 0 ? null : done(deed, rules);
            if (done != null) {
                all = all.isEmpty() ? new ArrayList<>(DEEDS.size()) : all;
                all.add(done);
            }
        }
        return all;
    }

    private static @Nullable Done done(Deed deed, List<TechniqueRule> rules) {
        Set<String> names = Set.of();
        double share = 0;
        for (TechniqueRule rule : rules) {
            if (deed.holds(rule)) {
                names = names.isEmpty() ? new LinkedHashSet<>() : names;
                names.add(rule.technique() + " " + rule.name());
                share = Math.max(share, rule.confidence() == Confidence.HIGH ? 1 : MEDIUM);
            }
        }
        if (names.isEmpty()) {
            return null;
        }
        int left = names.size() - NAMED;
        String observed = left > 0
                ? String.join(", ", names.stream().limit(NAMED).toList()) + " and " + left + " more"
                : String.join(", ", names);
        return new Done(deed.reason(), observed, share);
    }

    /** Looking around and guessing passwords is no harm yet, and a match of low confidence says too little. */
    private static boolean isDeed(TechniqueRule rule) {
        return rule.confidence() != Confidence.LOW
                && !(rule.tactics().size() == 1 && rule.tactics().get(0).equals("discovery"))
                && !rule.technique().startsWith("T1110");
    }
}
