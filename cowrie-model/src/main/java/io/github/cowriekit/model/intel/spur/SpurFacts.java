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
 * <p>Parts that the source leaves out are null or empty.
 *
 * @param ip the address
 * @param asn AS number
 * @param asOrganization AS organization
 * @param organization current user of the address
 * @param infrastructure such as {@code DATACENTER} or {@code MOBILE}; null for ordinary networks
 * @param client devices seen behind it
 * @param location location of the address
 * @param risks risks
 * @param services services
 * @param tunnels all tunnels
 * @param ai AI agent or crawler
 * @param balanceRemaining queries left in the billing cycle, from {@code x-balance-remaining}
 * @param dataDate day of the data, from {@code x-result-dt}
 * @since 0.1.0
 */
public record SpurFacts(
        @Nullable String ip,
        @Nullable Long asn,
        @Nullable String asOrganization,
        @Nullable String organization,
        @Nullable String infrastructure,
        @Nullable SpurClient client,
        @Nullable Location location,
        List<String> risks,
        List<String> services,
        List<Tunnel> tunnels,
        @Nullable Ai ai,
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

    @Override
    public void describe(SubjectDescription description) {
        // proxies behind an address hint at somebody who rents it out; whether a visit came that way, nobody says
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
        for (Tunnel tunnel : tunnels) {
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

    /** Returns a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The location of an address.
     *
     * @param city city
     * @param state state
     * @param country two-letter country
     */
    public record Location(
            @Nullable String city,
            @Nullable String state,
            @Nullable String country) {
        String text() {
            return SpurClient.joined(city, state, country);
        }
    }

    /**
     * A tunnel that ends at an address.
     *
     * @param anonymous whether it hides its users
     * @param entries entry addresses
     * @param exits exit addresses
     * @param operator such as {@code NORD_VPN}
     * @param type such as {@code VPN}, {@code PROXY} or {@code TOR}
     */
    public record Tunnel(
            @Nullable Boolean anonymous,
            List<String> entries,
            List<String> exits,
            @Nullable String operator,
            @Nullable String type) {
        /** Copies the collections. */
        public Tunnel {
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
    }

    /**
     * An AI agent or crawler at an address.
     *
     * @param operator operator
     * @param types such as {@code CRAWLER}
     */
    public record Ai(@Nullable String operator, List<String> types) {
        /** Copies the collections. */
        public Ai {
            types = List.copyOf(types);
        }
    }

    /** Builds a {@link SpurFacts}; not thread-safe. */
    public static final class Builder {
        private @Nullable String ip;
        private @Nullable Long asn;
        private @Nullable String asOrganization;
        private @Nullable String organization;
        private @Nullable String infrastructure;
        private @Nullable SpurClient client;
        private @Nullable Location location;
        private List<String> risks = List.of();
        private List<String> services = List.of();
        private List<Tunnel> tunnels = List.of();
        private @Nullable Ai ai;
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
        public Builder location(@Nullable Location location) {
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
        public Builder tunnels(List<Tunnel> tunnels) {
            this.tunnels = tunnels;
            return this;
        }

        /** Sets {@link SpurFacts#ai()}. */
        public Builder ai(@Nullable Ai ai) {
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
