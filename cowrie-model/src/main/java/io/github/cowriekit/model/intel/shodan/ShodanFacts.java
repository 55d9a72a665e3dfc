package io.github.cowriekit.model.intel.shodan;

import io.github.cowriekit.model.intel.FactDetail;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.NetworkKind;
import io.github.cowriekit.model.intel.SubjectDescription;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the <a href="https://developer.shodan.io/api">Shodan host API</a> says about an address: what the host itself
 * exposed when Shodan last looked.
 *
 * <p>Tags and the like are open lists, spelled as the service does. Scans are about a week apart.
 *
 * <p>Parts that the source leaves out are null or empty.
 *
 * @param ip the address
 * @param ports open ports, sorted
 * @param hostnames host names, sorted
 * @param domains domains of the host names, sorted
 * @param tags such as {@code honeypot}, sorted
 * @param vulnerabilities CVE numbers, sorted; most are concluded from versions and not verified
 * @param asn AS number
 * @param organization owner of the address
 * @param isp provider
 * @param os operating system
 * @param location location of the address
 * @param services what answered on which port, sorted by port
 * @param updated last scan; the service gives no zone, read as UTC
 * @since 0.1.0
 */
public record ShodanFacts(
        @Nullable String ip,
        List<Integer> ports,
        List<String> hostnames,
        List<String> domains,
        List<String> tags,
        List<String> vulnerabilities,
        @Nullable Long asn,
        @Nullable String organization,
        @Nullable String isp,
        @Nullable String os,
        @Nullable Location location,
        List<ShodanService> services,
        @Nullable Instant updated)
        implements Facts {
    /** Tags of Shodan about networks. */
    private static final Map<String, NetworkKind> NETWORK_TAGS = Map.of(
            "cloud", NetworkKind.HOSTING,
            "cdn", NetworkKind.CONTENT_DELIVERY,
            "vpn", NetworkKind.VPN,
            "proxy", NetworkKind.PROXY,
            "tor", NetworkKind.TOR_EXIT);

    /** Copies the collections. */
    public ShodanFacts {
        ports = List.copyOf(ports);
        hostnames = List.copyOf(hostnames);
        domains = List.copyOf(domains);
        tags = List.copyOf(tags);
        vulnerabilities = List.copyOf(vulnerabilities);
        services = List.copyOf(services);
    }

    @Override
    public String kind() {
        return "shodan";
    }

    @Override
    public void describe(SubjectDescription description) {
        hostnames.forEach(description::hostName);
        description
                .asOf(updated)
                .country(location == null ? null : location.countryCode())
                .autonomousSystem(asn, asn == null ? null : isp)
                .organization(organization);
        describeTags(tags, description);
    }

    /** States the kinds of network that tags of Shodan and of its InternetDB name. */
    public static void describeTags(List<String> tags, SubjectDescription description) {
        for (String tag : tags) {
            NetworkKind kind = NETWORK_TAGS.get(tag);
            if (kind != null) {
                description.use(kind, null);
            }
        }
    }

    @Override
    public List<FactDetail> details() {
        return FactDetail.list()
                .join("Shodan Ports", ports)
                .join("Shodan Services", services.stream().map(ShodanService::label))
                .join(
                        "Shodan SSH Host Keys",
                        services.stream()
                                .map(ShodanService::ssh)
                                .filter(Objects::nonNull)
                                .map(ShodanService.Ssh::fingerprint))
                .join("Shodan Tags", tags)
                .join("Shodan Vulnerabilities", vulnerabilities)
                .join("Shodan Hostnames", hostnames)
                .add("Shodan Organization", organization)
                .add("Shodan OS", os)
                .add("Shodan Last Scan", updated)
                .toList();
    }

    /** Returns a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Where Shodan places an address.
     *
     * @param city city
     * @param regionCode region such as {@code SH}
     * @param countryCode two-letter country
     * @param countryName name of the country
     * @param latitude degrees north
     * @param longitude degrees east
     * @param areaCode area code
     * @param postalCode postal code
     */
    public record Location(
            @Nullable String city,
            @Nullable String regionCode,
            @Nullable String countryCode,
            @Nullable String countryName,
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable String areaCode,
            @Nullable String postalCode) {}

    /** Builds a {@link ShodanFacts}; not thread-safe. */
    public static final class Builder {
        private @Nullable String ip;
        private List<Integer> ports = List.of();
        private List<String> hostnames = List.of();
        private List<String> domains = List.of();
        private List<String> tags = List.of();
        private List<String> vulnerabilities = List.of();
        private @Nullable Long asn;
        private @Nullable String organization;
        private @Nullable String isp;
        private @Nullable String os;
        private @Nullable Location location;
        private List<ShodanService> services = List.of();
        private @Nullable Instant updated;

        private Builder() {}

        /** Sets {@link ShodanFacts#ip()}. */
        public Builder ip(@Nullable String ip) {
            this.ip = ip;
            return this;
        }

        /** Sets {@link ShodanFacts#ports()}. */
        public Builder ports(List<Integer> ports) {
            this.ports = ports;
            return this;
        }

        /** Sets {@link ShodanFacts#hostnames()}. */
        public Builder hostnames(List<String> hostnames) {
            this.hostnames = hostnames;
            return this;
        }

        /** Sets {@link ShodanFacts#domains()}. */
        public Builder domains(List<String> domains) {
            this.domains = domains;
            return this;
        }

        /** Sets {@link ShodanFacts#tags()}. */
        public Builder tags(List<String> tags) {
            this.tags = tags;
            return this;
        }

        /** Sets {@link ShodanFacts#vulnerabilities()}. */
        public Builder vulnerabilities(List<String> vulnerabilities) {
            this.vulnerabilities = vulnerabilities;
            return this;
        }

        /** Sets {@link ShodanFacts#asn()}. */
        public Builder asn(@Nullable Long asn) {
            this.asn = asn;
            return this;
        }

        /** Sets {@link ShodanFacts#organization()}. */
        public Builder organization(@Nullable String organization) {
            this.organization = organization;
            return this;
        }

        /** Sets {@link ShodanFacts#isp()}. */
        public Builder isp(@Nullable String isp) {
            this.isp = isp;
            return this;
        }

        /** Sets {@link ShodanFacts#os()}. */
        public Builder os(@Nullable String os) {
            this.os = os;
            return this;
        }

        /** Sets {@link ShodanFacts#location()}. */
        public Builder location(@Nullable Location location) {
            this.location = location;
            return this;
        }

        /** Sets {@link ShodanFacts#services()}. */
        public Builder services(List<ShodanService> services) {
            this.services = services;
            return this;
        }

        /** Sets {@link ShodanFacts#updated()}. */
        public Builder updated(@Nullable Instant updated) {
            this.updated = updated;
            return this;
        }

        /** Returns the finished record. */
        public ShodanFacts build() {
            return new ShodanFacts(
                    ip,
                    ports,
                    hostnames,
                    domains,
                    tags,
                    vulnerabilities,
                    asn,
                    organization,
                    isp,
                    os,
                    location,
                    services,
                    updated);
        }
    }
}
