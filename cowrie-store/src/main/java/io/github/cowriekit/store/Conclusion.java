package io.github.cowriekit.store;

import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.assessment.CampaignMatch;
import io.github.cowriekit.model.assessment.Intent;
import io.github.cowriekit.model.assessment.Interest;
import io.github.cowriekit.model.assessment.Operator;
import io.github.cowriekit.model.assessment.PlantedKey;
import io.github.cowriekit.model.assessment.Playbook;
import io.github.cowriekit.model.assessment.SessionCategory;
import io.github.cowriekit.model.assessment.Stage;
import io.github.cowriekit.model.assessment.history.ClusterLink;
import io.github.cowriekit.model.assessment.technique.Techniques;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an analysis had concluded about a session when it was stored. The evidence is not kept: assessing the session again
 * gives it. Immutable.
 *
 * @param operator who drove it
 * @param score sum of the evidence for a person, null if nothing was observed
 * @param interest how much it deserves to be read, 0 to 100; null if that was not asked
 * @param category kind of session, null if techniques were not looked for
 * @param stage how far it got, null likewise
 * @param intent its purpose, null likewise
 * @param techniques identifiers of ATT&amp;CK, sorted
 * @param campaigns known families and worms whose marks were found
 * @param playbook SHA-256 of the normalised commands in their order; null without commands
 * @param cluster name of the cluster at that time; null without a history
 * @param plantedKeys fingerprints of SSH keys in commands, as {@code ssh-keygen -l} prints them
 * @since 0.1.0
 */
public record Conclusion(
        Operator operator,
        @Nullable Double score,
        @Nullable Integer interest,
        @Nullable SessionCategory category,
        @Nullable Stage stage,
        @Nullable Intent intent,
        List<String> techniques,
        List<String> campaigns,
        @Nullable String playbook,
        @Nullable String cluster,
        List<String> plantedKeys) {
    /** Rejects missing required parts and copies the lists. */
    public Conclusion {
        Objects.requireNonNull(operator, "operator");
        techniques = List.copyOf(techniques);
        campaigns = List.copyOf(campaigns);
        plantedKeys = List.copyOf(plantedKeys);
    }

    /** Returns what is kept of an assessment. */
    public static Conclusion of(Assessment assessment) {
        Techniques techniques = assessment.techniques();
        Playbook playbook = assessment.playbook();
        Interest interest = assessment.interest();
        ClusterLink cluster = assessment.cluster();
        return new Conclusion(
                assessment.operator().verdict(),
                assessment.operator().score(),
                interest == null ? null : Integer.valueOf(interest.points()),
                techniques == null ? null : techniques.category(),
                techniques == null ? null : techniques.stage(),
                techniques == null ? null : techniques.intent(),
                techniques == null ? List.of() : List.copyOf(techniques.ids()),
                playbook == null ? List.of() : campaigns(playbook),
                playbook == null ? null : playbook.sequenceKey(),
                cluster == null ? null : cluster.name(),
                playbook == null ? List.of() : plantedKeys(playbook));
    }

    private static List<String> campaigns(Playbook playbook) {
        return playbook.campaigns().stream().map(CampaignMatch::name).distinct().toList();
    }

    private static List<String> plantedKeys(Playbook playbook) {
        return playbook.keys().stream()
                .map(PlantedKey::fingerprint)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
