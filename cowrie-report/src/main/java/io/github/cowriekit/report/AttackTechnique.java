package io.github.cowriekit.report;

import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.assessment.technique.AttackTactic;
import io.github.cowriekit.model.assessment.technique.TechniqueRule;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A technique of MITRE ATT&amp;CK that a session showed. Exports say of it that it is of the version
 * {@link io.github.cowriekit.model.assessment.technique.Techniques#ATTACK_VERSION}.
 *
 * @param id technique or sub-technique, such as {@code T1105} or {@code T1059.004}
 * @param name its name in ATT&amp;CK; that of a sub-technique may stand behind the name of its technique, such as
 *     {@code Command and Scripting Interpreter: Unix Shell}
 * @param tactics its tactics, the one that it served in the session first; may be empty
 * @since 0.1.0
 */
public record AttackTechnique(String id, String name, List<AttackTactic> tactics) {
    private static final Pattern ID = Pattern.compile("T\\d{4}(\\.\\d{3})?");
    private static final String SEPARATOR = ": ";

    /**
     * Checks the id and copies the tactics.
     *
     * @throws IllegalArgumentException if the id has another form
     */
    public AttackTechnique {
        Objects.requireNonNull(name, "name");
        if (!ID.matcher(Objects.requireNonNull(id, "id")).matches()) {
            throw new IllegalArgumentException("not the id of a technique, such as T1059.004: " + id);
        }
        tactics = List.copyOf(tactics);
    }

    /**
     * Makes a technique whose tactics are not known.
     *
     * @throws IllegalArgumentException if the id has another form
     */
    public AttackTechnique(String id, String name) {
        this(id, name, List.of());
    }

    /** Returns whether it is a sub-technique. */
    public boolean isSubTechnique() {
        return id.indexOf('.') > 0;
    }

    /** Returns the id of the technique that a sub-technique belongs to, or its own id. */
    public String techniqueId() {
        return isSubTechnique() ? id.substring(0, id.indexOf('.')) : id;
    }

    /** Returns the name of the technique that a sub-technique belongs to, or its own name; empty if it is not known. */
    public Optional<String> techniqueName() {
        if (!isSubTechnique()) {
            return Optional.of(name);
        }
        int end = name.indexOf(SEPARATOR);
        return end < 0 ? Optional.empty() : Optional.of(name.substring(0, end));
    }

    /** Returns its name without that of the technique that it belongs to, such as {@code Unix Shell}: the name MITRE gives it. */
    public String ownName() {
        return isSubTechnique() ? name.substring(name.indexOf(SEPARATOR) < 0 ? 0 : name.indexOf(SEPARATOR) + 2) : name;
    }

    /** Returns the techniques of an assessment, each once, sorted; none for a session that was not assessed. */
    static List<AttackTechnique> of(SessionRecord session) {
        if (!(session instanceof Assessment assessment) || assessment.techniques() == null) {
            return List.of();
        }
        Map<String, AttackTechnique> techniques = new TreeMap<>();
        assessment.techniques().attempts().forEach(attempt -> {
            TechniqueRule rule = attempt.rule();
            if (ID.matcher(rule.technique()).matches()) {
                techniques.computeIfAbsent(rule.technique(), id -> new AttackTechnique(id, rule.name(), tactics(rule)));
            }
        });
        return List.copyOf(techniques.values());
    }

    private static List<AttackTactic> tactics(TechniqueRule rule) {
        Stream<AttackTactic> all = rule.tactics().stream()
                .map(AttackTactic::find)
                .flatMap(Optional::stream)
                .sorted();
        return Stream.concat(AttackTactic.of(rule).stream(), all).distinct().toList();
    }
}
