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
        @Nullable String source) {
    /**
     * Returns a builder.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link YaraMatch}; not thread-safe. */
    public static final class Builder {
        private @Nullable String ruleName;
        private @Nullable String rulesetName;
        private @Nullable String author;
        private @Nullable String description;
        private @Nullable String source;

        private Builder() {}

        /** Sets {@link YaraMatch#ruleName()}. */
        public Builder ruleName(@Nullable String ruleName) {
            this.ruleName = ruleName;
            return this;
        }

        /** Sets {@link YaraMatch#rulesetName()}. */
        public Builder rulesetName(@Nullable String rulesetName) {
            this.rulesetName = rulesetName;
            return this;
        }

        /** Sets {@link YaraMatch#author()}. */
        public Builder author(@Nullable String author) {
            this.author = author;
            return this;
        }

        /** Sets {@link YaraMatch#description()}. */
        public Builder description(@Nullable String description) {
            this.description = description;
            return this;
        }

        /** Sets {@link YaraMatch#source()}. */
        public Builder source(@Nullable String source) {
            this.source = source;
            return this;
        }

        /** Returns the finished record. */
        public YaraMatch build() {
            return new YaraMatch(ruleName, rulesetName, author, description, source);
        }
    }
}
