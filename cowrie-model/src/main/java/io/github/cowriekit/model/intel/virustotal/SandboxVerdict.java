package io.github.cowriekit.model.intel.virustotal;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The verdict of one sandbox of VirusTotal.
 *
 * @param sandbox sandbox
 * @param category such as {@code malicious}, null when the source does not say
 * @param confidence 0 to 100, null when the source does not say
 * @param malwareClassification classes
 * @param malwareNames names
 * @since 0.1.0
 */
public record SandboxVerdict(
        String sandbox,
        @Nullable String category,
        @Nullable Long confidence,
        List<String> malwareClassification,
        List<String> malwareNames) {
    /** Rejects missing required parts and copies the collections. */
    public SandboxVerdict {
        Objects.requireNonNull(sandbox, "sandbox");
        malwareClassification = List.copyOf(malwareClassification);
        malwareNames = List.copyOf(malwareNames);
    }

    /**
     * Returns a builder with the required parts.
     *
     * @param sandbox sandbox
     * @return a new builder
     */
    public static Builder builder(String sandbox) {
        return new Builder(sandbox);
    }

    /** Builds a {@link SandboxVerdict}; not thread-safe. */
    public static final class Builder {
        private final String sandbox;
        private @Nullable String category;
        private @Nullable Long confidence;
        private List<String> malwareClassification = List.of();
        private List<String> malwareNames = List.of();

        private Builder(String sandbox) {
            this.sandbox = sandbox;
        }

        /** Sets {@link SandboxVerdict#category()}. */
        public Builder category(@Nullable String category) {
            this.category = category;
            return this;
        }

        /** Sets {@link SandboxVerdict#confidence()}. */
        public Builder confidence(@Nullable Long confidence) {
            this.confidence = confidence;
            return this;
        }

        /** Sets {@link SandboxVerdict#malwareClassification()}. */
        public Builder malwareClassification(List<String> malwareClassification) {
            this.malwareClassification = malwareClassification;
            return this;
        }

        /** Sets {@link SandboxVerdict#malwareNames()}. */
        public Builder malwareNames(List<String> malwareNames) {
            this.malwareNames = malwareNames;
            return this;
        }

        /** Returns the finished record. */
        public SandboxVerdict build() {
            return new SandboxVerdict(sandbox, category, confidence, malwareClassification, malwareNames);
        }
    }
}
