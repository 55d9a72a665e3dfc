package io.github.cowriekit.analysis.internal.techniques;

import io.github.cowriekit.analysis.internal.commands.Memo;
import io.github.cowriekit.analysis.internal.commands.PatternSet;
import io.github.cowriekit.analysis.internal.commands.ShellLine;
import io.github.cowriekit.analysis.internal.techniques.RuleTable.Rule;
import io.github.cowriekit.analysis.internal.techniques.RuleTable.Scope;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.AttemptedTechnique;
import io.github.cowriekit.model.assessment.TechniqueMatch;
import io.github.cowriekit.model.assessment.Techniques;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the techniques of commands and sessions. Immutable. */
public final class TechniqueJudge {
    private static final int LONGEST_EXCERPT = 200;
    private final List<Rule> rules;
    private final List<Rule> textRules;
    private final List<Rule> factRules;
    private final PatternSet patterns;
    private final Memo<List<TechniqueMatch>> remembered = new Memo<>();

    private TechniqueJudge(List<Rule> rules) {
        this.rules = rules;
        this.textRules =
                rules.stream().filter(rule -> rule.scope() != Scope.EVENT).toList();
        this.factRules =
                rules.stream().filter(rule -> rule.scope() == Scope.EVENT).toList();
        this.patterns = new PatternSet(textRules.stream()
                .map(rule -> new PatternSet.Entry(Objects.requireNonNull(rule.pattern()), rule.needs()))
                .toList());
    }

    /** Returns a judge with the rules of this module. */
    public static TechniqueJudge own() {
        return new TechniqueJudge(RuleTable.own());
    }

    /**
     * Returns a judge with the rules that a text holds.
     *
     * @throws io.github.cowriekit.analysis.AnalysisDataException if it holds none that make sense
     */
    public static TechniqueJudge read(String name, String text) {
        return new TechniqueJudge(RuleTable.read(name, text));
    }

    /** Returns heading and rows, without comments. */
    public String text() {
        return rules.stream()
                .map(rule -> String.join("\t", rule.cells()))
                .collect(Collectors.joining("\n", RuleTable.HEADING.replace(' ', '\t') + "\n", "\n"));
    }

    /** Returns one match per rule that a command matches, in the order of the rules. */
    public List<TechniqueMatch> match(String command) {
        BitSet candidates = patterns.candidates(command);
        if (candidates.isEmpty()) {
            return List.of();
        }
        List<String> parts = ShellLine.split(command);
        List<TechniqueMatch> matches = new ArrayList<>();
        for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
            String found = find(i, parts, command);
            if (found != null) {
                matches.add(new TechniqueMatch(textRules.get(i).says(), shortened(found)));
            }
        }
        return List.copyOf(matches);
    }

    /** Returns what a session did. */
    public Techniques judge(Session session, Predicate<Login> isDefault) {
        Map<String, Tally> tallies = new HashMap<>();
        for (int i = 0; i < session.commands().size(); i++) {
            String input = session.commands().get(i).input();
            for (TechniqueMatch match : remembered.get(input, this::match)) {
                count(tallies, match, i);
            }
        }
        for (Rule rule : factRules) {
            List<String> observed = Objects.requireNonNull(rule.fact()).observed(session, isDefault);
            if (!observed.isEmpty()) {
                Tally tally = new Tally(new TechniqueMatch(rule.says(), shortened(observed.get(0))), null);
                tally.times = observed.size();
                tallies.put(rule.says().id(), tally);
            }
        }
        List<Rule> matched = new ArrayList<>(tallies.size());
        for (Rule rule : session.commands().isEmpty() ? factRules : rules) {
            if (tallies.containsKey(rule.says().id())) {
                matched.add(rule);
            }
        }
        return SessionSummary.of(session, matched, attempts(matched, tallies));
    }

    private @Nullable String find(int pattern, List<String> parts, String whole) {
        for (String part : parts) {
            String found = patterns.find(pattern, part);
            if (found != null) {
                return found;
            }
        }
        return textRules.get(pattern).scope() == Scope.LINE ? patterns.find(pattern, whole) : null;
    }

    private static void count(Map<String, Tally> tallies, TechniqueMatch match, int command) {
        Tally tally = tallies.get(match.rule().id());
        if (tally == null) {
            tally = new Tally(match, command);
            tallies.put(match.rule().id(), tally);
        }
        tally.times++;
    }

    private static List<AttemptedTechnique> attempts(List<Rule> matched, Map<String, Tally> tallies) {
        List<AttemptedTechnique> attempts = new ArrayList<>(matched.size());
        for (Rule rule : matched) {
            Tally tally = Objects.requireNonNull(tallies.get(rule.says().id()));
            attempts.add(new AttemptedTechnique(tally.first, tally.command, tally.times));
        }
        return attempts;
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_EXCERPT ? text.substring(0, LONGEST_EXCERPT) : text;
    }

    /** First match of a rule, and how many. */
    private static final class Tally {
        private final TechniqueMatch first;
        private final @Nullable Integer command;
        private long times;

        private Tally(TechniqueMatch first, @Nullable Integer command) {
            this.first = first;
            this.command = command;
        }
    }
}
