package io.github.cowriekit.model.intel.internetdb;

import io.github.cowriekit.model.intel.FactDetail;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.SubjectDescription;
import io.github.cowriekit.model.intel.shodan.ShodanFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What <a href="https://internetdb.shodan.io/">InternetDB</a> of Shodan says about an address: the outcome of the last weekly
 * scan, without banners and dates.
 *
 * <p>Tags and the like are open lists, spelled as the service does.
 *
 * <p>Parts that the source leaves out are null or empty.
 *
 * @param ip the address
 * @param ports open ports, sorted
 * @param hostnames host names, sorted
 * @param tags such as {@code self-signed}, sorted
 * @param cpes platforms in CPE 2.2 notation, sorted
 * @param vulnerabilities CVE numbers, sorted; concluded from versions
 * @since 0.1.0
 */
public record InternetDbFacts(
        @Nullable String ip,
        List<Integer> ports,
        List<String> hostnames,
        List<String> tags,
        List<String> cpes,
        List<String> vulnerabilities)
        implements Facts {
    /** Copies the collections. */
    public InternetDbFacts {
        ports = List.copyOf(ports);
        hostnames = List.copyOf(hostnames);
        tags = List.copyOf(tags);
        cpes = List.copyOf(cpes);
        vulnerabilities = List.copyOf(vulnerabilities);
    }

    @Override
    public String kind() {
        return "internetdb";
    }

    @Override
    public void describe(SubjectDescription description) {
        hostnames.forEach(description::hostName);
        ShodanFacts.describeTags(tags, description);
    }

    @Override
    public List<FactDetail> details() {
        return FactDetail.list()
                .join("InternetDB Ports", ports)
                .join("InternetDB Tags", tags)
                .join("InternetDB Vulnerabilities", vulnerabilities)
                .join("InternetDB Hostnames", hostnames)
                .join("InternetDB Platforms", cpes)
                .toList();
    }

    /** Returns a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds an {@link InternetDbFacts}; not thread-safe. */
    public static final class Builder {
        private @Nullable String ip;
        private List<Integer> ports = List.of();
        private List<String> hostnames = List.of();
        private List<String> tags = List.of();
        private List<String> cpes = List.of();
        private List<String> vulnerabilities = List.of();

        private Builder() {}

        /** Sets {@link InternetDbFacts#ip()}. */
        public Builder ip(@Nullable String ip) {
            this.ip = ip;
            return this;
        }

        /** Sets {@link InternetDbFacts#ports()}. */
        public Builder ports(List<Integer> ports) {
            this.ports = ports;
            return this;
        }

        /** Sets {@link InternetDbFacts#hostnames()}. */
        public Builder hostnames(List<String> hostnames) {
            this.hostnames = hostnames;
            return this;
        }

        /** Sets {@link InternetDbFacts#tags()}. */
        public Builder tags(List<String> tags) {
            this.tags = tags;
            return this;
        }

        /** Sets {@link InternetDbFacts#cpes()}. */
        public Builder cpes(List<String> cpes) {
            this.cpes = cpes;
            return this;
        }

        /** Sets {@link InternetDbFacts#vulnerabilities()}. */
        public Builder vulnerabilities(List<String> vulnerabilities) {
            this.vulnerabilities = vulnerabilities;
            return this;
        }

        /** Returns the finished record. */
        public InternetDbFacts build() {
            return new InternetDbFacts(ip, ports, hostnames, tags, cpes, vulnerabilities);
        }
    }
}
