package io.github.cowriekit.model.assessment;

import java.util.List;
import java.util.Objects;

/**
 * A known campaign whose strong marks a session bears. Evidence, and never alone the basis of a claim about who is behind
 * it: signatures age and tools are shared.
 *
 * @param name campaign, such as {@code outlaw-mdrfckr}
 * @param marks which marks were found, such as {@code comment mdrfckr}; sorted as in the list of signatures
 * @param source where the marks come from
 * @since 0.1.0
 */
public record CampaignMatch(String name, List<String> marks, String source) {
    /** Checks what must be there and copies collections. */
    public CampaignMatch {
        Objects.requireNonNull(name, "name");
        marks = List.copyOf(marks);
        Objects.requireNonNull(source, "source");
    }
}
