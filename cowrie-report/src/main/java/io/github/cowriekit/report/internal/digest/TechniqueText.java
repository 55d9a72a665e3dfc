package io.github.cowriekit.report.internal.digest;

import io.github.cowriekit.model.assessment.technique.AttackTactic;
import io.github.cowriekit.model.assessment.technique.AttemptedTechnique;
import io.github.cowriekit.model.assessment.technique.TechniqueRule;
import io.github.cowriekit.model.assessment.technique.Techniques;
import io.github.cowriekit.report.spi.SafeText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Names the techniques of a session on one line, by tactic in the order of the matrix, each once under the tactic that it
 * served.
 *
 * <p>Of many, some of every tactic are named before many of one; those that are surest and came most often go first.
 */
final class TechniqueText {
    private static final int SHOWN = 10;
    /** For techniques whose tactics this version of ATT&amp;CK does not have. */
    private static final String OTHER = "other";

    private static final Comparator<Optional<AttackTactic>> ORDER = Comparator.comparing(
                    (Optional<AttackTactic> tactic) -> tactic.isEmpty())
            .thenComparing(tactic -> tactic.orElse(AttackTactic.IMPACT));

    private TechniqueText() {}

    static String of(Techniques techniques, SafeText text) {
        return String.join("; ", lines(techniques, text));
    }

    /** Returns a line for each tactic, and one that counts the techniques left out. */
    static List<String> lines(Techniques techniques, SafeText text) {
        Collection<Named> named = named(techniques);
        List<String> lines = new ArrayList<>();
        byTactic(chosen(named)).values().forEach(group -> lines.add(group(group, text)));
        if (named.size() > SHOWN) {
            lines.add("and " + (named.size() - SHOWN) + " more");
        }
        return lines;
    }

    /** Returns the surest of every tactic, then the second of each that has one, and so on. */
    private static List<Named> chosen(Collection<Named> named) {
        List<Named> chosen = new ArrayList<>();
        Collection<List<Named>> groups = byTactic(named).values();
        groups.forEach(group -> group.sort(Named.SUREST_FIRST));
        for (int depth = 0; chosen.size() < Math.min(SHOWN, named.size()); depth++) {
            for (List<Named> group : groups) {
                if (depth < group.size() && chosen.size() < SHOWN) {
                    chosen.add(group.get(depth));
                }
            }
        }
        return chosen;
    }

    private static Map<Optional<AttackTactic>, List<Named>> byTactic(Collection<Named> named) {
        Map<Optional<AttackTactic>, List<Named>> byTactic = new TreeMap<>(ORDER);
        named.forEach(one -> byTactic.computeIfAbsent(one.tactic(), tactic -> new ArrayList<>())
                .add(one));
        return byTactic;
    }

    private static String group(List<Named> techniques, SafeText text) {
        String tactic = techniques.get(0).tactic().map(AttackTactic::label).orElse(OTHER);
        return tactic.toLowerCase(Locale.ROOT) + ": "
                + techniques.stream()
                        .sorted(Comparator.comparing(Named::id))
                        .map(technique -> text.undefanged(technique.id() + " " + technique.name()))
                        .collect(Collectors.joining(", "));
    }

    /** Several rules may say one technique: what the surest of them says counts. */
    private static Collection<Named> named(Techniques techniques) {
        Map<String, Named> named = new TreeMap<>();
        techniques
                .attempts()
                .forEach(attempt -> named.merge(attempt.rule().technique(), Named.of(attempt), Named::and));
        return named.values();
    }

    private record Named(TechniqueRule rule, Optional<AttackTactic> tactic, long times) {
        static final Comparator<Named> SUREST_FIRST = Comparator.comparing(
                        (Named named) -> named.rule().confidence())
                .thenComparing(Named::times)
                .reversed()
                .thenComparing(Named::id);

        static Named of(AttemptedTechnique attempt) {
            return new Named(attempt.rule(), AttackTactic.of(attempt.rule()), attempt.times());
        }

        Named and(Named other) {
            Named surer = other.rule.confidence().compareTo(rule.confidence()) > 0 ? other : this;
            return new Named(surer.rule, surer.tactic, times + other.times);
        }

        String id() {
            return rule.technique();
        }

        /** The name of a sub-technique without that of its technique: its id tells whose it is. */
        String name() {
            int end = id().indexOf('.') < 0 ? -1 : rule.name().indexOf(": ");
            return end < 0 ? rule.name() : rule.name().substring(end + 2);
        }
    }
}
