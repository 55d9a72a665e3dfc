package io.github.cowriekit.analysis.internal.techniques;

import io.github.cowriekit.analysis.internal.commands.FileUse;
import io.github.cowriekit.analysis.internal.data.Table;
import io.github.cowriekit.analysis.internal.data.Table.Row;
import io.github.cowriekit.analysis.internal.techniques.AttackCatalog.Technique;
import io.github.cowriekit.model.assessment.Confidence;
import io.github.cowriekit.model.assessment.Stage;
import io.github.cowriekit.model.assessment.technique.TechniqueRule;
import io.github.cowriekit.shaded.re2j.Pattern;
import io.github.cowriekit.shaded.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads and validates the rules that map commands and events to techniques. */
final class RuleTable {
    static final String FILE = "attack-rules.tsv";
    static final String HEADING =
            "rule scope program arguments unless pipe file technique category stage intent confidence";
    private static final String NOTHING = "-";

    private final AttackCatalog catalog = AttackCatalog.own();
    private final Set<String> ids = new HashSet<>();
    private final List<String> notices = new ArrayList<>();

    private RuleTable() {}

    /** What a rule looks at. */
    enum Scope {
        COMMAND,
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

    /** One row, with either a condition or a fact. */
    record Rule(
            TechniqueRule says,
            @Nullable CommandCondition condition,
            @Nullable SessionFact fact,
            Stage stage,
            Hint hint,
            List<String> cells) {}

    /**
     * The rules of a file.
     *
     * @param notices rows that had to be interpreted, one sentence each
     */
    record Rules(List<Rule> rules, List<String> notices) {}

    static Rules own() {
        RuleTable table = new RuleTable();
        return new Rules(Table.own(FILE, HEADING, table::rule), table.notices);
    }

    static Rules read(String name, String text) {
        RuleTable table = new RuleTable();
        return new Rules(Table.read(name, text, HEADING, table::rule), List.copyOf(table.notices));
    }

    private Rule rule(Row row) {
        if (!ids.add(row.get("rule"))) {
            throw row.wrong("the rule " + Row.shortened(row.get("rule")) + " is there twice");
        }
        Technique technique = technique(row);
        Scope scope = constant(row, "scope", Scope.values());
        return new Rule(
                new TechniqueRule(
                        row.get("rule"),
                        technique.id(),
                        technique.name(),
                        technique.tactics(),
                        row.get("category"),
                        constant(row, "confidence", Confidence.values())),
                scope == Scope.COMMAND ? condition(row) : null,
                scope == Scope.EVENT ? fact(row) : null,
                constant(row, "stage", Stage.values()),
                row.get("intent").equals(NOTHING) ? Hint.NONE : constant(row, "intent", Hint.values()),
                row.cells());
    }

    /** Replaces a withdrawn id by its successor. */
    private Technique technique(Row row) {
        String id = row.get("technique");
        Optional<String> current = catalog.current(id);
        current.ifPresent(now -> notices.add(row.file() + " line " + row.line() + ": " + id + " was withdrawn; read as "
                + now + " of ATT&CK " + catalog.version()));
        return catalog.find(current.orElse(id))
                .orElseThrow(() -> row.wrong(
                        "no technique \"" + Row.shortened(id) + "\" in ATT&CK Enterprise " + catalog.version()));
    }

    private static CommandCondition condition(Row row) {
        CommandCondition.Builder condition = CommandCondition.builder();
        String program = row.get("program");
        if (!program.equals("*")) {
            pattern(row, "program", program);
            condition.program(program);
        }
        find(row, "pipe").ifPresent(condition::pipe);
        find(row, "arguments").ifPresent(condition::arguments);
        find(row, "unless").ifPresent(condition::unless);
        String file = row.get("file");
        if (!file.equals(NOTHING)) {
            int colon = file.indexOf(':');
            if (colon < 0) {
                throw row.wrong("file must look like read,write:/etc/passwd, not \"" + Row.shortened(file) + "\"");
            }
            Arrays.stream(file.substring(0, colon).split(","))
                    .forEach(kind -> condition.kind(constant(row, "file", kind, List.of(FileUse.Kind.values()))));
            condition.file(pattern(row, "file", file.substring(colon + 1)));
        }
        if (program.equals("*") && condition.isEmpty()) {
            throw row.wrong("fits every command: say more than *");
        }
        return condition.build();
    }

    private static Optional<Pattern> find(Row row, String column) {
        String text = row.get(column);
        return text.equals(NOTHING) ? Optional.empty() : Optional.of(pattern(row, column, text));
    }

    private static Pattern pattern(Row row, String column, String text) {
        if (text.length() > CommandCondition.LONGEST_PATTERN) {
            throw row.wrong(column + " is longer than " + CommandCondition.LONGEST_PATTERN + " characters");
        }
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw row.wrong(column + " is no regular expression of RE2: " + e.getDescription());
        }
    }

    private static SessionFact fact(Row row) {
        return Arrays.stream(SessionFact.values())
                .filter(fact -> fact.text().equals(row.get("program")))
                .findFirst()
                .orElseThrow(() -> row.wrong("no event \"" + Row.shortened(row.get("program")) + "\"; there are "
                        + Arrays.stream(SessionFact.values())
                                .map(SessionFact::text)
                                .collect(Collectors.joining(", "))));
    }

    private static <E extends Enum<E>> E constant(Row row, String column, E[] values) {
        return constant(row, column, row.get(column), List.of(values));
    }

    private static <E extends Enum<E>> E constant(Row row, String column, String text, List<E> values) {
        for (E value : values) {
            if (value.name().toLowerCase(Locale.ROOT).equals(text)) {
                return value;
            }
        }
        throw row.wrong(column + " must be one of "
                + values.stream()
                        .map(value -> value.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "))
                + ", not \"" + Row.shortened(text) + "\"");
    }
}
