package io.github.cowriekit.report;

import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.assessment.TechniqueRule;
import io.github.cowriekit.model.intel.SessionRecord;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A technique of MITRE ATT&amp;CK that a session showed.
 *
 * @param id technique or sub-technique, such as {@code T1105} or {@code T1059.004}
 * @param name its name in ATT&amp;CK
 * @since 0.1.0
 */
public record AttackTechnique(String id, String name) {
    private static final Pattern ID = Pattern.compile("T\\d{4}(\\.\\d{3})?");

    /**
     * Checks the id.
     *
     * @throws IllegalArgumentException if the id has another form
     */
    public AttackTechnique {
        Objects.requireNonNull(name, "name");
        if (!ID.matcher(Objects.requireNonNull(id, "id")).matches()) {
            throw new IllegalArgumentException("not the id of a technique, such as T1059.004: " + id);
        }
    }

    /** Returns the techniques of an assessment, each once, sorted; none for a session that was not assessed. */
    static List<AttackTechnique> of(SessionRecord session) {
        if (!(session instanceof Assessment assessment) || assessment.techniques() == null) {
            return List.of();
        }
        Map<String, String> names = new TreeMap<>();
        assessment.techniques().attempts().forEach(attempt -> {
            TechniqueRule rule = attempt.rule();
            if (ID.matcher(rule.technique()).matches()) {
                names.putIfAbsent(rule.technique(), rule.name());
            }
        });
        return names.entrySet().stream()
                .map(entry -> new AttackTechnique(entry.getKey(), entry.getValue()))
                .toList();
    }
}
