package io.github.cowriekit.model.assessment.technique;

import io.github.cowriekit.model.assessment.Confidence;
import java.util.List;
import java.util.Objects;

/**
 * What a match says: a technique of <a href="https://attack.mitre.org/">MITRE ATT&amp;CK</a> Enterprise, in the version
 * {@link Techniques#ATTACK_VERSION}.
 *
 * @param id rule, such as {@code A45}; stable
 * @param technique technique or sub-technique, such as {@code T1098.004}
 * @param name name of the technique
 * @param tactics tactics as ATT&amp;CK spells them, such as {@code persistence}
 * @param category finer kind of action, such as {@code persistence.ssh_key}
 * @param confidence how safely the match alone supports the technique
 * @since 0.1.0
 */
public record TechniqueRule(
        String id, String technique, String name, List<String> tactics, String category, Confidence confidence) {
    /** Rejects missing required parts and copies the collections. */
    public TechniqueRule {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(technique, "technique");
        Objects.requireNonNull(name, "name");
        tactics = List.copyOf(tactics);
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(confidence, "confidence");
    }
}
