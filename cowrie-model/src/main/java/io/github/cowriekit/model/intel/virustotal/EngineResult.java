package io.github.cowriekit.model.intel.virustotal;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The verdict of one engine of VirusTotal.
 *
 * @param engine engine
 * @param category such as {@code malicious} or {@code undetected}, null when the source does not say
 * @param result name of the malware, null when undetected
 * @param method such as {@code blacklist}, null when the source does not say
 * @param engineVersion version, null when the source does not say
 * @param engineUpdate date of its signatures, {@code YYYYMMDD}, null when the source does not say
 * @since 0.1.0
 */
public record EngineResult(
        String engine,
        @Nullable String category,
        @Nullable String result,
        @Nullable String method,
        @Nullable String engineVersion,
        @Nullable String engineUpdate) {
    /** Rejects missing required parts. */
    public EngineResult {
        Objects.requireNonNull(engine, "engine");
    }

    /**
     * Returns a builder with the required parts.
     *
     * @param engine engine
     * @return a new builder
     */
    public static Builder builder(String engine) {
        return new Builder(engine);
    }

    /** Builds a {@link EngineResult}; not thread-safe. */
    public static final class Builder {
        private final String engine;
        private @Nullable String category;
        private @Nullable String result;
        private @Nullable String method;
        private @Nullable String engineVersion;
        private @Nullable String engineUpdate;

        private Builder(String engine) {
            this.engine = engine;
        }

        /** Sets {@link EngineResult#category()}. */
        public Builder category(@Nullable String category) {
            this.category = category;
            return this;
        }

        /** Sets {@link EngineResult#result()}. */
        public Builder result(@Nullable String result) {
            this.result = result;
            return this;
        }

        /** Sets {@link EngineResult#method()}. */
        public Builder method(@Nullable String method) {
            this.method = method;
            return this;
        }

        /** Sets {@link EngineResult#engineVersion()}. */
        public Builder engineVersion(@Nullable String engineVersion) {
            this.engineVersion = engineVersion;
            return this;
        }

        /** Sets {@link EngineResult#engineUpdate()}. */
        public Builder engineUpdate(@Nullable String engineUpdate) {
            this.engineUpdate = engineUpdate;
            return this;
        }

        /** Returns the finished record. */
        public EngineResult build() {
            return new EngineResult(engine, category, result, method, engineVersion, engineUpdate);
        }
    }
}
