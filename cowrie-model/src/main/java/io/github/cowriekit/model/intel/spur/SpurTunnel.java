package io.github.cowriekit.model.intel.spur;

import io.github.cowriekit.model.intel.FactDetail;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tunnel that ends at an address.
 *
 * @param anonymous whether it hides its users, null when the source does not say
 * @param entries entry addresses
 * @param exits exit addresses
 * @param operator such as {@code NORD_VPN}, null when the source does not say
 * @param type such as {@code VPN}, {@code PROXY} or {@code TOR}, null when the source does not say
 * @since 0.1.0
 */
public record SpurTunnel(
        @Nullable Boolean anonymous,
        List<String> entries,
        List<String> exits,
        @Nullable String operator,
        @Nullable String type) {
    /** Copies the collections. */
    public SpurTunnel {
        entries = List.copyOf(entries);
        exits = List.copyOf(exits);
    }

    void addTo(FactDetail.Collector details, int number) {
        String tunnel = number == 1 ? "SPUR Tunnel " : "SPUR Tunnel " + number + " ";
        details.add(number == 1 ? "SPUR Anonymous Tunnel" : tunnel + "Anonymous", anonymous)
                .add(tunnel + "Entries", entries)
                .add(tunnel + "Operator", operator)
                .add(tunnel + "Type", type);
    }

    /**
     * Returns a builder.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link SpurTunnel}; not thread-safe. */
    public static final class Builder {
        private @Nullable Boolean anonymous;
        private List<String> entries = List.of();
        private List<String> exits = List.of();
        private @Nullable String operator;
        private @Nullable String type;

        private Builder() {}

        /** Sets {@link SpurTunnel#anonymous()}. */
        public Builder anonymous(@Nullable Boolean anonymous) {
            this.anonymous = anonymous;
            return this;
        }

        /** Sets {@link SpurTunnel#entries()}. */
        public Builder entries(List<String> entries) {
            this.entries = entries;
            return this;
        }

        /** Sets {@link SpurTunnel#exits()}. */
        public Builder exits(List<String> exits) {
            this.exits = exits;
            return this;
        }

        /** Sets {@link SpurTunnel#operator()}. */
        public Builder operator(@Nullable String operator) {
            this.operator = operator;
            return this;
        }

        /** Sets {@link SpurTunnel#type()}. */
        public Builder type(@Nullable String type) {
            this.type = type;
            return this;
        }

        /** Returns the finished record. */
        public SpurTunnel build() {
            return new SpurTunnel(anonymous, entries, exits, operator, type);
        }
    }
}
