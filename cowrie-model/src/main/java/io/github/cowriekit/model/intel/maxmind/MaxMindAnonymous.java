package io.github.cowriekit.model.intel.maxmind;

import io.github.cowriekit.model.intel.NetworkKind;
import io.github.cowriekit.model.intel.SubjectDescription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an Anonymous-IP database of MaxMind says about an address; the database names only what holds.
 *
 * @param asOf build time of the database, null when the source does not say
 * @param network network that the entry is about, in CIDR notation, null when the source does not say
 * @param anonymous whether it hides who uses it
 * @param anonymousVpn whether it belongs to a VPN service
 * @param hostingProvider whether it belongs to a hosting provider
 * @param publicProxy whether it is an open proxy
 * @param residentialProxy whether it is a proxy at somebody's home
 * @param torExitNode whether it is an exit of Tor
 * @since 0.1.0
 */
public record MaxMindAnonymous(
        @Nullable Instant asOf,
        @Nullable String network,
        boolean anonymous,
        boolean anonymousVpn,
        boolean hostingProvider,
        boolean publicProxy,
        boolean residentialProxy,
        boolean torExitNode) {
    void describe(SubjectDescription description) {
        kinds().forEach(kind -> description.use(kind, null));
    }

    List<NetworkKind> kinds() {
        List<NetworkKind> kinds = new ArrayList<>();
        addIf(hostingProvider, NetworkKind.HOSTING, kinds);
        addIf(anonymousVpn, NetworkKind.VPN, kinds);
        addIf(publicProxy, NetworkKind.PROXY, kinds);
        addIf(residentialProxy, NetworkKind.RESIDENTIAL_PROXY, kinds);
        addIf(torExitNode, NetworkKind.TOR_EXIT, kinds);
        // anonymous, and nothing says how
        addIf(anonymous && kinds.isEmpty(), NetworkKind.ANONYMIZER, kinds);
        return kinds;
    }

    private static void addIf(boolean condition, NetworkKind kind, List<NetworkKind> kinds) {
        if (condition) {
            kinds.add(kind);
        }
    }

    /**
     * Returns a builder.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link MaxMindAnonymous}; not thread-safe. */
    public static final class Builder {
        private @Nullable Instant asOf;
        private @Nullable String network;
        private boolean anonymous;
        private boolean anonymousVpn;
        private boolean hostingProvider;
        private boolean publicProxy;
        private boolean residentialProxy;
        private boolean torExitNode;

        private Builder() {}

        /** Sets {@link MaxMindAnonymous#asOf()}. */
        public Builder asOf(@Nullable Instant asOf) {
            this.asOf = asOf;
            return this;
        }

        /** Sets {@link MaxMindAnonymous#network()}. */
        public Builder network(@Nullable String network) {
            this.network = network;
            return this;
        }

        /** Sets {@link MaxMindAnonymous#anonymous()}. */
        public Builder anonymous(boolean anonymous) {
            this.anonymous = anonymous;
            return this;
        }

        /** Sets {@link MaxMindAnonymous#anonymousVpn()}. */
        public Builder anonymousVpn(boolean anonymousVpn) {
            this.anonymousVpn = anonymousVpn;
            return this;
        }

        /** Sets {@link MaxMindAnonymous#hostingProvider()}. */
        public Builder hostingProvider(boolean hostingProvider) {
            this.hostingProvider = hostingProvider;
            return this;
        }

        /** Sets {@link MaxMindAnonymous#publicProxy()}. */
        public Builder publicProxy(boolean publicProxy) {
            this.publicProxy = publicProxy;
            return this;
        }

        /** Sets {@link MaxMindAnonymous#residentialProxy()}. */
        public Builder residentialProxy(boolean residentialProxy) {
            this.residentialProxy = residentialProxy;
            return this;
        }

        /** Sets {@link MaxMindAnonymous#torExitNode()}. */
        public Builder torExitNode(boolean torExitNode) {
            this.torExitNode = torExitNode;
            return this;
        }

        /** Returns the finished record. */
        public MaxMindAnonymous build() {
            return new MaxMindAnonymous(
                    asOf,
                    network,
                    anonymous,
                    anonymousVpn,
                    hostingProvider,
                    publicProxy,
                    residentialProxy,
                    torExitNode);
        }
    }
}
