package io.github.cowriekit.model.intel;

import org.jspecify.annotations.Nullable;

/**
 * A YARA rule that matches a file: a crowd-sourced one of VirusTotal or one that MalwareBazaar runs.
 *
 * @param ruleName rule, null when the source does not say
 * @param rulesetName rule set, null when the source does not say
 * @param author author, null when the source does not say
 * @param description what it finds, null when the source does not say
 * @param source where the rule comes from, null when the source does not say
 * @since 0.1.0
 */
public record YaraMatch(
        @Nullable String ruleName,
        @Nullable String rulesetName,
        @Nullable String author,
        @Nullable String description,
        @Nullable String source) {}
