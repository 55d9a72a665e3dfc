package io.github.cowriekit.model.assessment;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The script behind a session: what is left when random names, addresses, keys and passwords are taken out of its commands.
 *
 * <p>Sessions with equal sequence keys ran the same commands in the same order. Lists hold each thing once and at most 100
 * of them. What an attacker wrote is unaltered; escape before display.
 *
 * @param sequenceKey SHA-256 of the normalised lines in their order, lower-case hex; null for a session without commands
 * @param setKey SHA-256 of the sorted distinct normalised lines, for scripts that shuffle; null without commands
 * @param verbKey SHA-256 of the first words of the commands, for coarse grouping; null without commands
 * @param lines number of lines that are not blank
 * @param urls URLs, and host and path after {@code wget} or {@code curl}, as they stand in commands; never fetched
 * @param keys SSH keys in commands
 * @param writtenCredentials texts fed to {@code passwd} or {@code chpasswd}
 * @param decodedWords short printable texts that were written as hex escapes
 * @param campaigns known families and worms whose strong marks the session bears
 * @param tools known tools, probes and habits whose marks the session bears; no campaigns
 * @param files files whose content is known without asking
 * @since 0.1.0
 */
public record Playbook(
        @Nullable String sequenceKey,
        @Nullable String setKey,
        @Nullable String verbKey,
        int lines,
        List<String> urls,
        List<PlantedKey> keys,
        List<String> writtenCredentials,
        List<String> decodedWords,
        List<CampaignMatch> campaigns,
        List<CampaignMatch> tools,
        List<KnownFile> files) {
    /** Copies the collections. */
    public Playbook {
        urls = List.copyOf(urls);
        keys = List.copyOf(keys);
        writtenCredentials = List.copyOf(writtenCredentials);
        decodedWords = List.copyOf(decodedWords);
        campaigns = List.copyOf(campaigns);
        tools = List.copyOf(tools);
        files = List.copyOf(files);
    }

    /** Returns the name of the first family or worm whose marks were found. */
    public Optional<String> family() {
        return campaigns.isEmpty()
                ? Optional.empty()
                : Optional.of(campaigns.get(0).name());
    }
}
