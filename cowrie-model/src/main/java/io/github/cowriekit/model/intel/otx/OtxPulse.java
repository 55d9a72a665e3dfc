package io.github.cowriekit.model.intel.otx;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A collection of indicators at AlienVault OTX.
 *
 * @param id its id, null when the source does not say
 * @param name its title, null when the source does not say
 * @param description what it is about, null when the source does not say
 * @param created when it was made; the source gives no zone, read as UTC; null when the source does not say
 * @param modified when it changed last; the source gives no zone, read as UTC; null when the source does not say
 * @param tags tags, sorted; empty when the source does not say
 * @param adversary adversary that it names, null when the source does not say
 * @param malwareFamilies malware families, sorted; empty when the source does not say
 * @param attackIds techniques of MITRE ATT&amp;CK, sorted
 * @param tlp colour of the Traffic Light Protocol, such as {@code white}, null when the source does not say
 * @param author name of its author, null when the source does not say
 * @since 0.1.0
 */
public record OtxPulse(
        @Nullable String id,
        @Nullable String name,
        @Nullable String description,
        @Nullable Instant created,
        @Nullable Instant modified,
        List<String> tags,
        @Nullable String adversary,
        List<String> malwareFamilies,
        List<String> attackIds,
        @Nullable String tlp,
        @Nullable String author) {
    /** Copies collections. */
    public OtxPulse {
        tags = List.copyOf(tags);
        malwareFamilies = List.copyOf(malwareFamilies);
        attackIds = List.copyOf(attackIds);
    }

    /**
     * Returns a builder.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds an {@link OtxPulse}; not thread-safe. */
    public static final class Builder {
        private @Nullable String id;
        private @Nullable String name;
        private @Nullable String description;
        private @Nullable Instant created;
        private @Nullable Instant modified;
        private List<String> tags = List.of();
        private @Nullable String adversary;
        private List<String> malwareFamilies = List.of();
        private List<String> attackIds = List.of();
        private @Nullable String tlp;
        private @Nullable String author;

        private Builder() {}

        /** Sets {@link OtxPulse#id()}. */
        public Builder id(@Nullable String id) {
            this.id = id;
            return this;
        }

        /** Sets {@link OtxPulse#name()}. */
        public Builder name(@Nullable String name) {
            this.name = name;
            return this;
        }

        /** Sets {@link OtxPulse#description()}. */
        public Builder description(@Nullable String description) {
            this.description = description;
            return this;
        }

        /** Sets {@link OtxPulse#created()}. */
        public Builder created(@Nullable Instant created) {
            this.created = created;
            return this;
        }

        /** Sets {@link OtxPulse#modified()}. */
        public Builder modified(@Nullable Instant modified) {
            this.modified = modified;
            return this;
        }

        /** Sets {@link OtxPulse#tags()}. */
        public Builder tags(List<String> tags) {
            this.tags = tags;
            return this;
        }

        /** Sets {@link OtxPulse#adversary()}. */
        public Builder adversary(@Nullable String adversary) {
            this.adversary = adversary;
            return this;
        }

        /** Sets {@link OtxPulse#malwareFamilies()}. */
        public Builder malwareFamilies(List<String> malwareFamilies) {
            this.malwareFamilies = malwareFamilies;
            return this;
        }

        /** Sets {@link OtxPulse#attackIds()}. */
        public Builder attackIds(List<String> attackIds) {
            this.attackIds = attackIds;
            return this;
        }

        /** Sets {@link OtxPulse#tlp()}. */
        public Builder tlp(@Nullable String tlp) {
            this.tlp = tlp;
            return this;
        }

        /** Sets {@link OtxPulse#author()}. */
        public Builder author(@Nullable String author) {
            this.author = author;
            return this;
        }

        /** Returns the finished record. */
        public OtxPulse build() {
            return new OtxPulse(
                    id, name, description, created, modified, tags, adversary, malwareFamilies, attackIds, tlp, author);
        }
    }
}
