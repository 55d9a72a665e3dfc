package io.github.cowriekit.report;

import java.util.Objects;
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
}
