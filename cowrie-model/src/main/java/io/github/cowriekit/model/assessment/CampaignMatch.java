package io.github.cowriekit.model.assessment;

import java.util.List;
import java.util.Objects;

/**
 * A campaign, tool or habit from the list of signatures whose marks were found in a session. Evidence, but not proof of who is
 * behind it: signatures age and tools are shared.
 *
 * @param name campaign, tool, probe or habit, such as {@code outlaw-mdrfckr}
 * @param kind what the name stands for
 * @param marks which marks were found, such as {@code comment mdrfckr}; sorted as in the list of signatures
 * @param source where the first of the marks comes from
 * @since 0.1.0
 */
public record CampaignMatch(String name, CampaignKind kind, List<String> marks, String source) {
    public CampaignMatch {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        marks = List.copyOf(marks);
        Objects.requireNonNull(source, "source");
    }
}
