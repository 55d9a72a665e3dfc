package io.github.cowriekit.analysis.internal.techniques;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.github.cowriekit.analysis.internal.data.Table;
import io.github.cowriekit.analysis.internal.data.Table.Row;
import io.github.cowriekit.model.assessment.Confidence;
import io.github.cowriekit.model.assessment.Stage;
import io.github.cowriekit.model.assessment.TechniqueRule;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rules that say which command or event is which technique, checked. */
final class RuleTable {
    static final String FILE = "attack-rules.tsv";
    static final String HEADING = "rule scope match needs technique name tactics category stage intent confidence";

    private static final int LONGEST_PATTERN = 1_000;
    private static final Pattern TECHNIQUE = Pattern.compile("T\\d{4}(\\.\\d{3})?");

    private final Set<String> ids = new HashSet<>();

    private RuleTable() {}

    /** Where a rule looks. */
    enum Scope {
        COMMAND,
        LINE,
        EVENT
    }

    /** What a rule says about the purpose of a session. */
    enum Hint {
        IMPACT,
        PERSISTENCE,
        FETCH,
        EXECUTE,
        PROXY,
        THEFT,
        LOCKOUT,
        RECON,
        NONE
    }

    /** One row. Exactly one of pattern and fact is there. */
    record Rule(
            TechniqueRule says,
            Scope scope,
            @Nullable Pattern pattern,
            List<String> needs,
            @Nullable SessionFact fact,
            Stage stage,
            Hint hint,
            List<String> cells) {}

    static List<Rule> own() {
        return Table.own(FILE, HEADING, new RuleTable()::rule);
    }

    static List<Rule> read(String name, String text) {
        return Table.read(name, text, HEADING, new RuleTable()::rule);
    }

    private Rule rule(Row row) {
        if (!ids.add(row.get("rule"))) {
            throw row.wrong("the rule " + Row.shortened(row.get("rule")) + " is there twice");
        }
        if (!TECHNIQUE.matches(row.get("technique"))) {
            throw row.wrong(
                    "technique must look like T1098 or T1098.004, not \"" + Row.shortened(row.get("technique")) + "\"");
        }
        Scope scope = constant(row, "scope", Scope.values());
        SessionFact fact = scope == Scope.EVENT ? fact(row) : null;
        Pattern pattern = scope == Scope.EVENT ? null : pattern(row);
        String needs = row.get("needs");
        return new Rule(
                new TechniqueRule(
                        row.get("rule"),
                        row.get("technique"),
                        row.get("name"),
                        List.of(row.get("tactics").split(",")),
                        row.get("category"),
                        constant(row, "confidence", Confidence.values())),
                scope,
                pattern,
                needs.equals("-") ? List.of() : List.of(needs.split("\\|")),
                fact,
                constant(row, "stage", Stage.values()),
                row.get("intent").equals("-") ? Hint.NONE : constant(row, "intent", Hint.values()),
                row.cells());
    }

    private static Pattern pattern(Row row) {
        String text = row.get("match");
        if (text.length() > LONGEST_PATTERN) {
            throw row.wrong("match is longer than " + LONGEST_PATTERN + " characters");
        }
        try {
            Pattern pattern = Pattern.compile(text);
            if (pattern.matcher("").find()) {
                throw row.wrong("match fits everything: \"" + Row.shortened(text) + "\"");
            }
            return pattern;
        } catch (PatternSyntaxException e) {
            throw row.wrong("match is no regular expression of RE2: " + e.getDescription());
        }
    }

    private static SessionFact fact(Row row) {
        return Arrays.stream(SessionFact.values())
                .filter(fact -> fact.text().equals(row.get("match")))
                .findFirst()
                .orElseThrow(() -> row.wrong("no event \"" + Row.shortened(row.get("match")) + "\"; there are "
                        + Arrays.stream(SessionFact.values())
                                .map(SessionFact::text)
                                .collect(Collectors.joining(", "))));
    }

    private static <E extends Enum<E>> E constant(Row row, String column, E[] values) {
        for (E value : values) {
            if (value.name().toLowerCase(Locale.ROOT).equals(row.get(column))) {
                return value;
            }
        }
        throw row.wrong(column + " must be one of "
                + Arrays.stream(values)
                        .map(value -> value.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "))
                + ", not \"" + Row.shortened(row.get(column)) + "\"");
    }
}
