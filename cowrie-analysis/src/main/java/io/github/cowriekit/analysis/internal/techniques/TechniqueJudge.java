package io.github.cowriekit.analysis.internal.techniques;

import io.github.cowriekit.analysis.internal.commands.Memo;
import io.github.cowriekit.analysis.internal.commands.ShellCommand;
import io.github.cowriekit.analysis.internal.commands.ShellLinesAtLogin;
import io.github.cowriekit.analysis.internal.commands.ShellReader;
import io.github.cowriekit.analysis.internal.techniques.CommandCondition.Candidate;
import io.github.cowriekit.analysis.internal.techniques.RuleTable.Rule;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.technique.AttemptedTechnique;
import io.github.cowriekit.model.assessment.technique.TechniqueMatch;
import io.github.cowriekit.model.assessment.technique.Techniques;
import java.util.ArrayList;
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
    private final List<String> notices;
    private final List<Rule> commandRules;
    private final List<Rule> factRules;
    /** Positions of the rules for each program, for rules whose programs can be listed. */
    private final Map<String, List<Integer>> byProgram = new HashMap<>();

    private final List<Integer> others = new ArrayList<>();
    private final Map<String, Integer> positions = new HashMap<>();
    /** Position of each rule of {@link #factRules} among all rules. */
    private final int[] positionsOfFacts;

    private final Memo<List<Found>> remembered = new Memo<>(this::find);

    /** A match and the position of its rule in the table. */
    private record Found(int position, TechniqueMatch match) {}

    private TechniqueJudge(RuleTable.Rules read) {
        this.rules = read.rules();
        this.notices = read.notices();
        this.commandRules =
                rules.stream().filter(rule -> rule.condition() != null).toList();
        this.factRules = rules.stream().filter(rule -> rule.fact() != null).toList();
        for (int i = 0; i < rules.size(); i++) {
            positions.put(rules.get(i).says().id(), i);
        }
        this.positionsOfFacts = factRules.stream()
                .mapToInt(
                        rule -> Objects.requireNonNull(positions.get(rule.says().id())))
                .toArray();
        for (int i = 0; i < commandRules.size(); i++) {
            List<String> names =
                    Objects.requireNonNull(commandRules.get(i).condition()).names();
            if (names == null) {
                others.add(i);
            } else {
                for (String name : names) {
                    byProgram.computeIfAbsent(name, any -> new ArrayList<>()).add(i);
                }
            }
        }
    }

    /** Returns a judge with the rules of this module. */
    public static TechniqueJudge own() {
        return new TechniqueJudge(RuleTable.own());
    }

    /**
     * Returns a judge with the rules that a text holds.
     *
     * @throws io.github.cowriekit.analysis.AnalysisDataException if a row is invalid or missing
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

    /** Returns one sentence for each row that had to be interpreted. */
    public List<String> notices() {
        return notices;
    }

    /** Returns one match per rule that a command line matches, in the order of the rules. */
    public List<TechniqueMatch> match(String line) {
        String[] found = new String[commandRules.size()];
        for (ShellCommand command : ShellReader.read(line)) {
            Candidate candidate = Candidate.of(command);
            match(candidate, byProgram.getOrDefault(command.program(), List.of()), found);
            match(candidate, others, found);
        }
        List<TechniqueMatch> matches = new ArrayList<>();
        for (int i = 0; i < found.length; i++) {
            if (found[i] != null) {
                matches.add(new TechniqueMatch(commandRules.get(i).says(), shortened(found[i])));
            }
        }
        return List.copyOf(matches);
    }

    private void match(Candidate candidate, List<Integer> positions, String[] found) {
        for (int i : positions) {
            if (found[i] == null
                    && Objects.requireNonNull(commandRules.get(i).condition()).matches(candidate)) {
                found[i] = candidate.command().text();
            }
        }
    }

    /** Returns what a session did. */
    public Techniques judge(Session session, ShellLinesAtLogin linesAtLogin, Predicate<Login> isDefault) {
        Tally[] tallies = new Tally[session.commands().isEmpty() ? factRules.size() : rules.size()];
        for (int i = 0; i < session.commands().size(); i++) {
            String input = session.commands().get(i).input();
            for (Found found : remembered.get(input)) {
                count(tallies, found, i);
            }
        }
        for (int i = 0; i < factRules.size(); i++) {
            Rule rule = factRules.get(i);
            List<String> observed = Objects.requireNonNull(rule.fact()).observed(session, linesAtLogin, isDefault);
            if (!observed.isEmpty()) {
                Tally tally = new Tally(rule, new TechniqueMatch(rule.says(), shortened(observed.get(0))), null);
                tally.times = observed.size();
                tallies[session.commands().isEmpty() ? i : positionsOfFacts[i]] = tally;
            }
        }
        List<Rule> matched = new ArrayList<>(0);
        List<AttemptedTechnique> attempts = new ArrayList<>(0);
        for (Tally tally : tallies) {
            if (tally != null) {
                matched.add(tally.rule);
                attempts.add(new AttemptedTechnique(tally.first, tally.command, tally.times));
            }
        }
        return SessionSummary.of(session, matched, attempts);
    }

    private List<Found> find(String line) {
        return match(line).stream()
                .map(match -> new Found(
                        Objects.requireNonNull(positions.get(match.rule().id())), match))
                .toList();
    }

    private void count(Tally[] tallies, Found found, int command) {
        Tally tally = tallies[found.position()];
        if (tally == null) {
            tally = new Tally(rules.get(found.position()), found.match(), command);
            tallies[found.position()] = tally;
        }
        tally.times++;
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_EXCERPT ? text.substring(0, LONGEST_EXCERPT) : text;
    }

    /** First match of a rule, and how many. */
    private static final class Tally {
        private final Rule rule;
        private final TechniqueMatch first;
        private final @Nullable Integer command;
        private long times;

        private Tally(Rule rule, TechniqueMatch first, @Nullable Integer command) {
            this.rule = rule;
            this.first = first;
            this.command = command;
        }
    }
}
