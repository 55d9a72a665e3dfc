package io.github.cowriekit.model.assessment.technique;

import io.github.cowriekit.model.assessment.Intent;
import io.github.cowriekit.model.assessment.SessionCategory;
import io.github.cowriekit.model.assessment.SessionFlag;
import io.github.cowriekit.model.assessment.Stage;
import io.github.cowriekit.model.internal.Ordered;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a session did: its category, how far it got, its purpose, and the ATT&amp;CK techniques it attempted.
 *
 * @param category kind of session
 * @param flags further properties
 * @param stage how far it got
 * @param intent its purpose
 * @param attempts one entry per rule that matched, in the order of the rules
 * @since 0.1.0
 */
public record Techniques(
        SessionCategory category,
        Set<SessionFlag> flags,
        Stage stage,
        Intent intent,
        List<AttemptedTechnique> attempts) {
    /** Version of ATT&amp;CK that names and identifiers are taken from. */
    public static final String ATTACK_VERSION = "19.2";

    public Techniques {
        Objects.requireNonNull(category, "category");
        flags = Ordered.copyOf(flags);
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(intent, "intent");
        attempts = List.copyOf(attempts);
    }

    /** Returns the identifiers of the techniques, each once, sorted. */
    public Set<String> ids() {
        Set<String> ids = new TreeSet<>();
        attempts.forEach(attempt -> ids.add(attempt.rule().technique()));
        return Ordered.copyOf(ids);
    }
}
