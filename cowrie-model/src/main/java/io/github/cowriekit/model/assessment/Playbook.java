package io.github.cowriekit.model.assessment;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The script behind a session: its commands without random names, addresses, keys and passwords.
 *
 * <p>Sessions with equal sequence keys ran the same commands in the same order. Each list holds an element once and at most
 * 100 elements. Text from the attacker is unaltered; escape before display.
 *
 * @param sequenceKey SHA-256 of the normalised lines in their order, lower-case hex; null for a session without commands
 * @param setKey SHA-256 of the sorted distinct normalised lines, for scripts that shuffle; null without commands
 * @param verbKey SHA-256 of the first words of the commands, for coarse grouping; null without commands
 * @param lines number of lines that are not blank
 * @param urls URLs, and host and path after {@code wget} or {@code curl}, as written in commands; never fetched
 * @param keys SSH keys in commands
 * @param writtenCredentials input of {@code passwd} and {@code chpasswd}
 * @param decodedWords short printable texts written as hex escapes
 * @param campaigns known families and worms whose marks were found
 * @param tools known tools, probes and habits whose marks were found; no campaigns
 * @param files files whose content is known from the hash alone
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
