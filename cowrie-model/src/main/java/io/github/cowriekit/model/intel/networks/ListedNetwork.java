package io.github.cowriekit.model.intel.networks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A network in a list of the user.
 *
 * @param list name of the list: that of its file without the ending, null when the source does not say
 * @param asOf date that the list gives itself, else the time of the file, null when the source does not say
 * @param network longest network of the list with the address, in CIDR notation, null when the source does not say
 * @param label what the list calls it, null when the source does not say
 * @param kind what it is: {@code known-scanner}, {@code own} or any other word of the list, null when the source does
 *     not say
 * @since 0.1.0
 */
public record ListedNetwork(
        @Nullable String list,
        @Nullable Instant asOf,
        @Nullable String network,
        @Nullable String label,
        @Nullable String kind) {
    @Nullable
    String name() {
        return label == null ? list : label;
    }

    /**
     * Returns a builder.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link ListedNetwork}; not thread-safe. */
    public static final class Builder {
        private @Nullable String list;
        private @Nullable Instant asOf;
        private @Nullable String network;
        private @Nullable String label;
        private @Nullable String kind;

        private Builder() {}

        /** Sets {@link ListedNetwork#list()}. */
        public Builder list(@Nullable String list) {
            this.list = list;
            return this;
        }

        /** Sets {@link ListedNetwork#asOf()}. */
        public Builder asOf(@Nullable Instant asOf) {
            this.asOf = asOf;
            return this;
        }

        /** Sets {@link ListedNetwork#network()}. */
        public Builder network(@Nullable String network) {
            this.network = network;
            return this;
        }

        /** Sets {@link ListedNetwork#label()}. */
        public Builder label(@Nullable String label) {
            this.label = label;
            return this;
        }

        /** Sets {@link ListedNetwork#kind()}. */
        public Builder kind(@Nullable String kind) {
            this.kind = kind;
            return this;
        }

        /** Returns the finished record. */
        public ListedNetwork build() {
            return new ListedNetwork(list, asOf, network, label, kind);
        }
    }
}
