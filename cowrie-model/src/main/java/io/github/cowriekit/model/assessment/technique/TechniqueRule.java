package io.github.cowriekit.model.assessment.technique;

import io.github.cowriekit.model.assessment.Confidence;
import java.util.List;
import java.util.Objects;

/**
 * A rule and the technique it stands for, one of
 * <a href="https://attack.mitre.org/">MITRE ATT&amp;CK</a> Enterprise in the version
 * {@link Techniques#ATTACK_VERSION}.
 *
 * @param id stable name of the rule, such as {@code A45}
 * @param technique technique or sub-technique, such as {@code T1098.004}
 * @param name name of the technique
 * @param tactics tactics as ATT&amp;CK spells them, such as {@code persistence}
 * @param category kind of action, such as {@code persistence.ssh_key}
 * @param confidence how well the match alone supports the technique
 * @since 0.1.0
 */
public record TechniqueRule(
        String id, String technique, String name, List<String> tactics, String category, Confidence confidence) {
    public TechniqueRule {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(technique, "technique");
        Objects.requireNonNull(name, "name");
        tactics = List.copyOf(tactics);
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(confidence, "confidence");
    }
}
