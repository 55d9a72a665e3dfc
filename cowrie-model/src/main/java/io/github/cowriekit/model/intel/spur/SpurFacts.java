package io.github.cowriekit.model.intel.spur;

import io.github.cowriekit.model.intel.FactDetail;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.NetworkKind;
import io.github.cowriekit.model.intel.SubjectDescription;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What <a href="https://docs.spur.us/context-api">SPUR Context v2</a> says about an address now: who uses it, behind
 * what.
 *
 * <p>All enumerations are open; values are as the service spells them.
 *
 * @param ip the address, null when the source does not say
 * @param asn AS number, null when the source does not say
 * @param asOrganization AS organization, null when the source does not say
 * @param organization current user of the address, null when the source does not say
 * @param infrastructure such as {@code DATACENTER} or {@code MOBILE}; null for ordinary networks
 * @param client devices seen behind it, null when the source does not say
 * @param location location of the address, null when the source does not say
 * @param risks risks
 * @param services services
 * @param tunnels all tunnels
 * @param ai AI agent or crawler, null when the source does not say
 * @param balanceRemaining queries left in the billing cycle, from {@code x-balance-remaining}, null when the source
 *     does not say
 * @param dataDate day of the data, from {@code x-result-dt}, null when the source does not say
 * @since 0.1.0
 */
public record SpurFacts(
        @Nullable String ip,
        @Nullable Long asn,
        @Nullable String asOrganization,
        @Nullable String organization,
        @Nullable String infrastructure,
        @Nullable SpurClient client,
        @Nullable SpurLocation location,
        List<String> risks,
        List<String> services,
        List<SpurTunnel> tunnels,
        @Nullable SpurAi ai,
        @Nullable Long balanceRemaining,
        @Nullable LocalDate dataDate)
        implements Facts {
    /** Values of {@code infrastructure}. */
    private static final Map<String, NetworkKind> INFRASTRUCTURE =
            Map.of("DATACENTER", NetworkKind.HOSTING, "MOBILE", NetworkKind.MOBILE, "SATELLITE", NetworkKind.SATELLITE);

    /** Values of {@code type} of a tunnel. */
    private static final Map<String, NetworkKind> TUNNEL =
            Map.of("VPN", NetworkKind.VPN, "PROXY", NetworkKind.PROXY, "TOR", NetworkKind.TOR_EXIT);

    /** Copies the collections. */
    public SpurFacts {
        risks = List.copyOf(risks);
        services = List.copyOf(services);
        tunnels = List.copyOf(tunnels);
    }

    @Override
    public String kind() {
        return "spur";
    }

    /**
     * {@inheritDoc}
     *
     * <p>Proxies behind an address hint at somebody who rents it out; whether a visit came that way, nobody says.
     */
    @Override
    public void describe(SubjectDescription description) {
        if (risks.contains("CALLBACK_PROXY")
                || (client != null && !client.proxies().isEmpty())) {
            description.hint(NetworkKind.RESIDENTIAL_PROXY);
        }
        description
                .asOf(dataDate)
                .country(location == null ? null : location.country())
                .autonomousSystem(asn, asOrganization)
                .organization(organization);
        NetworkKind kind = infrastructure == null ? null : INFRASTRUCTURE.get(infrastructure);
        if (kind != null) {
            description.use(kind, null);
        }
        for (SpurTunnel tunnel : tunnels) {
            NetworkKind hiding = tunnel.type() == null ? null : TUNNEL.get(tunnel.type());
            if (hiding != null) {
                description.use(hiding, tunnel.operator());
            }
        }
    }

    @Override
    public List<FactDetail> details() {
        FactDetail.Collector details = FactDetail.list()
                .add("SPUR ASN", asn)
                .add("SPUR ASN Organization", asOrganization)
                .add("SPUR Organization", organization)
                .add("SPUR Infrastructure", infrastructure);
        if (client != null) {
            client.addTo(details);
        }
        details.add("SPUR Risks", risks)
                .add("SPUR Services", services)
                .add("SPUR Location", location == null ? null : location.text());
        for (int i = 0; i < tunnels.size(); i++) {
            tunnels.get(i).addTo(details, i + 1);
        }
        if (ai != null) {
            details.add("SPUR AI Operator", ai.operator()).add("SPUR AI Types", ai.types());
        }
        return details.toList();
    }

    /**
     * Returns a builder.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link SpurFacts}; not thread-safe. */
    public static final class Builder {
        private @Nullable String ip;
        private @Nullable Long asn;
        private @Nullable String asOrganization;
        private @Nullable String organization;
        private @Nullable String infrastructure;
        private @Nullable SpurClient client;
        private @Nullable SpurLocation location;
        private List<String> risks = List.of();
        private List<String> services = List.of();
        private List<SpurTunnel> tunnels = List.of();
        private @Nullable SpurAi ai;
        private @Nullable Long balanceRemaining;
        private @Nullable LocalDate dataDate;

        private Builder() {}

        /** Sets {@link SpurFacts#ip()}. */
        public Builder ip(@Nullable String ip) {
            this.ip = ip;
            return this;
        }

        /** Sets {@link SpurFacts#asn()}. */
        public Builder asn(@Nullable Long asn) {
            this.asn = asn;
            return this;
        }

        /** Sets {@link SpurFacts#asOrganization()}. */
        public Builder asOrganization(@Nullable String asOrganization) {
            this.asOrganization = asOrganization;
            return this;
        }

        /** Sets {@link SpurFacts#organization()}. */
        public Builder organization(@Nullable String organization) {
            this.organization = organization;
            return this;
        }

        /** Sets {@link SpurFacts#infrastructure()}. */
        public Builder infrastructure(@Nullable String infrastructure) {
            this.infrastructure = infrastructure;
            return this;
        }

        /** Sets {@link SpurFacts#client()}. */
        public Builder client(@Nullable SpurClient client) {
            this.client = client;
            return this;
        }

        /** Sets {@link SpurFacts#location()}. */
        public Builder location(@Nullable SpurLocation location) {
            this.location = location;
            return this;
        }

        /** Sets {@link SpurFacts#risks()}. */
        public Builder risks(List<String> risks) {
            this.risks = risks;
            return this;
        }

        /** Sets {@link SpurFacts#services()}. */
        public Builder services(List<String> services) {
            this.services = services;
            return this;
        }

        /** Sets {@link SpurFacts#tunnels()}. */
        public Builder tunnels(List<SpurTunnel> tunnels) {
            this.tunnels = tunnels;
            return this;
        }

        /** Sets {@link SpurFacts#ai()}. */
        public Builder ai(@Nullable SpurAi ai) {
            this.ai = ai;
            return this;
        }

        /** Sets {@link SpurFacts#balanceRemaining()}. */
        public Builder balanceRemaining(@Nullable Long balanceRemaining) {
            this.balanceRemaining = balanceRemaining;
            return this;
        }

        /** Sets {@link SpurFacts#dataDate()}. */
        public Builder dataDate(@Nullable LocalDate dataDate) {
            this.dataDate = dataDate;
            return this;
        }

        /** Returns the finished record. */
        public SpurFacts build() {
            return new SpurFacts(
                    ip,
                    asn,
                    asOrganization,
                    organization,
                    infrastructure,
                    client,
                    location,
                    risks,
                    services,
                    tunnels,
                    ai,
                    balanceRemaining,
                    dataDate);
        }
    }
}
