package io.github.cowriekit.analysis.internal.techniques;

import io.github.cowriekit.analysis.AnalysisDataException;
import io.github.cowriekit.analysis.internal.data.Table;
import io.github.cowriekit.analysis.internal.data.Table.Row;
import io.github.cowriekit.model.assessment.technique.AttackTactic;
import io.github.cowriekit.shaded.re2j.Pattern;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The techniques of one version of MITRE ATT&amp;CK Enterprise, and which of them replace withdrawn ids.
 *
 * <p>Immutable.
 */
public final class AttackCatalog {
    static final String FILE = "attack.tsv";
    static final String HEADING = "kind id name tactics replacement";

    private static final Pattern ID = Pattern.compile("T\\d{4}(\\.\\d{3})?");
    private static final AttackCatalog OWN = new Reader().of(Table.own(FILE, HEADING, row -> row));

    private final String version;
    private final Map<String, Technique> techniques;
    private final Map<String, String> replacements;

    private AttackCatalog(String version, Map<String, Technique> techniques, Map<String, String> replacements) {
        this.version = version;
        this.techniques = Collections.unmodifiableMap(techniques);
        this.replacements = Collections.unmodifiableMap(replacements);
    }

    /**
     * One technique or sub-technique.
     *
     * @param id such as {@code T1059.004}
     * @param name such as {@code Command and Scripting Interpreter: Unix Shell}
     * @param tactics short names in the order of the matrix, such as {@code execution}; never empty
     */
    public record Technique(String id, String name, List<String> tactics) {
        public Technique {
            tactics = List.copyOf(tactics);
        }
    }

    /** Returns the catalogue that comes with this library. */
    public static AttackCatalog own() {
        return OWN;
    }

    /**
     * Reads a catalogue.
     *
     * @throws io.github.cowriekit.analysis.AnalysisDataException if a row is invalid
     */
    static AttackCatalog read(String name, String text) {
        return new Reader().of(Table.read(name, text, HEADING, row -> row));
    }

    /** Returns the version of ATT&amp;CK, such as {@code 19.2}. */
    public String version() {
        return version;
    }

    /** Returns the technique with an id; empty for a withdrawn or unknown id. */
    public Optional<Technique> find(String id) {
        return Optional.ofNullable(techniques.get(id));
    }

    /** Returns the id that replaces a withdrawn id; empty for any other id. */
    public Optional<String> current(String oldId) {
        return Optional.ofNullable(replacements.get(oldId));
    }

    /** Returns all techniques by id. */
    public Collection<Technique> techniques() {
        return techniques.values();
    }

    /** Returns the withdrawn ids, each with its replacement. */
    public Map<String, String> replacements() {
        return replacements;
    }

    /** Accepts rows in any order: a sub-technique may come before its technique. */
    private static final class Reader {
        private final Map<String, Row> techniques = new LinkedHashMap<>();
        private final Map<String, Row> revoked = new LinkedHashMap<>();
        private @Nullable String version;

        AttackCatalog of(List<Row> rows) {
            rows.forEach(this::add);
            if (version == null) {
                throw rows.isEmpty()
                        ? new AnalysisDataException(FILE + " holds no version")
                        : rows.get(0).wrong("expected a row that gives the version");
            }
            Map<String, Technique> read = new LinkedHashMap<>();
            techniques.forEach((id, row) -> read.put(id, technique(id, row)));
            Map<String, String> replaced = new LinkedHashMap<>();
            revoked.forEach((id, row) -> replaced.put(id, replacement(id, row)));
            return new AttackCatalog(version, read, replaced);
        }

        private void add(Row row) {
            String id = row.get("id");
            switch (row.get("kind")) {
                case "version" -> {
                    if (version != null) {
                        throw row.wrong("a second version");
                    }
                    version = id;
                }
                case "technique" -> put(techniques, id, row);
                case "revoked" -> put(revoked, id, row);
                default ->
                    throw row.wrong("kind must be version, technique or revoked, not \""
                            + Row.shortened(row.get("kind")) + "\"");
            }
        }

        private void put(Map<String, Row> rows, String id, Row row) {
            if (!ID.matches(id)) {
                throw row.wrong("id must look like T1098 or T1098.004, not \"" + Row.shortened(id) + "\"");
            }
            if (techniques.containsKey(id) || revoked.containsKey(id)) {
                throw row.wrong(id + " is there twice");
            }
            rows.put(id, row);
        }

        private Technique technique(String id, Row row) {
            int dot = id.indexOf('.');
            String name = row.get("name");
            if (dot > 0) {
                Row parent = techniques.get(id.substring(0, dot));
                if (parent == null) {
                    throw row.wrong("there is no " + id.substring(0, dot));
                }
                name = parent.get("name") + ": " + name;
            }
            return new Technique(id, name, tactics(row));
        }

        private static List<String> tactics(Row row) {
            Set<AttackTactic> tactics = EnumSet.noneOf(AttackTactic.class);
            for (String name : row.get("tactics").split(",")) {
                tactics.add(AttackTactic.find(name)
                        .orElseThrow(() -> row.wrong("no tactic \"" + Row.shortened(name) + "\"")));
            }
            return tactics.stream().map(AttackTactic::shortName).toList();
        }

        private String replacement(String id, Row row) {
            String replacement = row.get("replacement");
            if (!techniques.containsKey(replacement)) {
                throw row.wrong(
                        "what stands for " + id + " is no technique here: \"" + Row.shortened(replacement) + "\"");
            }
            return replacement;
        }
    }
}
