package io.github.cowriekit.model.assessment.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Figures about many sessions.
 *
 * @param sessions how many
 * @param sources estimated number of distinct source addresses, within 2 % in most cases
 * @param withCommands sessions with commands
 * @param durations durations in seconds, null if no session has one
 * @param commands number of commands of the sessions with commands, null if there are none
 * @param lastCommands the most frequent last commands before the end, most frequent first, at most 20
 * @since 0.1.0
 */
public record StatisticsSummary(
        long sessions,
        long sources,
        long withCommands,
        @Nullable Distribution durations,
        @Nullable Distribution commands,
        List<FrequentText> lastCommands) {
    public StatisticsSummary {
        lastCommands = List.copyOf(lastCommands);
    }
}
