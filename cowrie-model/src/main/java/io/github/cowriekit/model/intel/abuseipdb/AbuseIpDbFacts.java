package io.github.cowriekit.model.intel.abuseipdb;

import io.github.cowriekit.model.intel.FactDetail;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.NetworkKind;
import io.github.cowriekit.model.intel.NetworkRole;
import io.github.cowriekit.model.intel.SubjectDescription;
import io.github.cowriekit.model.internal.Ordered;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What <a href="https://docs.abuseipdb.com/">AbuseIPDB</a> says about an address ({@code /check}): what others reported
 * in the last 90 days.
 *
 * <p>An address of a big cloud may have its score from a former tenant. Your own reports come back to you.
 *
 * <p>Parts that the source leaves out are null or empty.
 *
 * @param ip the address
 * @param whitelisted whether it is on the whitelist of the service
 * @param abuseConfidenceScore how sure the service is of abuse, 0 to 100
 * @param countryCode two-letter country
 * @param usageType such as {@code Data Center/Web Hosting/Transit}
 * @param isp provider
 * @param domain domain of the provider
 * @param hostnames host names of the address, sorted
 * @param tor whether it is a Tor exit
 * @param totalReports number of reports
 * @param distinctReporters number of reporters
 * @param lastReported the last report
 * @param categories category to the number of reports that name it, sorted by name; of all reports in the answer
 * @param reports newest reports first, at most 20
 * @param extra further fields of the answer under their own names: {@code isPublic}, {@code ipVersion},
 *     {@code countryName}
 * @since 0.1.0
 */
public record AbuseIpDbFacts(
        @Nullable String ip,
        @Nullable Boolean whitelisted,
        @Nullable Long abuseConfidenceScore,
        @Nullable String countryCode,
        @Nullable String usageType,
        @Nullable String isp,
        @Nullable String domain,
        List<String> hostnames,
        @Nullable Boolean tor,
        @Nullable Long totalReports,
        @Nullable Long distinctReporters,
        @Nullable Instant lastReported,
        Map<String, Long> categories,
        List<Report> reports,
        Map<String, Object> extra)
        implements Facts {
    /** Score from which the reports weigh more than chance. */
    private static final long ABUSIVE = 25;

    private static final Map<String, NetworkKind> USAGE = Map.of(
            "Data Center/Web Hosting/Transit", NetworkKind.HOSTING,
            "Fixed Line ISP", NetworkKind.RESIDENTIAL,
            "Mobile ISP", NetworkKind.MOBILE,
            "Commercial", NetworkKind.BUSINESS,
            "Organization", NetworkKind.BUSINESS,
            "University/College/School", NetworkKind.EDUCATION,
            "Library", NetworkKind.EDUCATION,
            "Government", NetworkKind.GOVERNMENT,
            "Military", NetworkKind.GOVERNMENT,
            "Content Delivery Network", NetworkKind.CONTENT_DELIVERY);

    /** Copies the collections. */
    public AbuseIpDbFacts {
        hostnames = List.copyOf(hostnames);
        categories = Ordered.copyOf(categories);
        reports = List.copyOf(reports);
        extra = Ordered.copyOf(extra);
    }

    @Override
    public String kind() {
        return "abuseipdb";
    }

    /**
     * {@inheritDoc}
     *
     * <p>The kinds of network are those of {@code usageType} in the documentation of AbuseIPDB.
     */
    @Override
    public void describe(SubjectDescription description) {
        if (abuseConfidenceScore != null && abuseConfidenceScore >= ABUSIVE) {
            description.role(NetworkRole.ATTACKER);
        }
        description.country(countryCode).organization(isp);
        hostnames.forEach(description::hostName);
        NetworkKind kind = usageType == null ? null : USAGE.get(usageType);
        if (kind != null) {
            description.use(kind, null);
        }
        if (Boolean.TRUE.equals(tor)) {
            description.use(NetworkKind.TOR_EXIT, null);
        }
    }

    @Override
    public List<FactDetail> details() {
        return FactDetail.list()
                .add("AbuseIPDB Score", abuseConfidenceScore)
                .add("AbuseIPDB Reports", totalReports)
                .add("AbuseIPDB Usage", usageType)
                .toList();
    }

    /** Returns a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link AbuseIpDbFacts}; not thread-safe. */
    public static final class Builder {
        private @Nullable String ip;
        private @Nullable Boolean whitelisted;
        private @Nullable Long abuseConfidenceScore;
        private @Nullable String countryCode;
        private @Nullable String usageType;
        private @Nullable String isp;
        private @Nullable String domain;
        private List<String> hostnames = List.of();
        private @Nullable Boolean tor;
        private @Nullable Long totalReports;
        private @Nullable Long distinctReporters;
        private @Nullable Instant lastReported;
        private Map<String, Long> categories = Map.of();
        private List<Report> reports = List.of();
        private Map<String, Object> extra = Map.of();

        private Builder() {}

        /** Sets {@link AbuseIpDbFacts#ip()}. */
        public Builder ip(@Nullable String ip) {
            this.ip = ip;
            return this;
        }

        /** Sets {@link AbuseIpDbFacts#whitelisted()}. */
        public Builder whitelisted(@Nullable Boolean whitelisted) {
            this.whitelisted = whitelisted;
            return this;
        }

        /** Sets {@link AbuseIpDbFacts#abuseConfidenceScore()}. */
        public Builder abuseConfidenceScore(@Nullable Long abuseConfidenceScore) {
            this.abuseConfidenceScore = abuseConfidenceScore;
            return this;
        }

        /** Sets {@link AbuseIpDbFacts#countryCode()}. */
        public Builder countryCode(@Nullable String countryCode) {
            this.countryCode = countryCode;
            return this;
        }

        /** Sets {@link AbuseIpDbFacts#usageType()}. */
        public Builder usageType(@Nullable String usageType) {
            this.usageType = usageType;
            return this;
        }

        /** Sets {@link AbuseIpDbFacts#isp()}. */
        public Builder isp(@Nullable String isp) {
            this.isp = isp;
            return this;
        }

        /** Sets {@link AbuseIpDbFacts#domain()}. */
        public Builder domain(@Nullable String domain) {
            this.domain = domain;
            return this;
        }

        /** Sets {@link AbuseIpDbFacts#hostnames()}. */
        public Builder hostnames(List<String> hostnames) {
            this.hostnames = hostnames;
            return this;
        }

        /** Sets {@link AbuseIpDbFacts#tor()}. */
        public Builder tor(@Nullable Boolean tor) {
            this.tor = tor;
            return this;
        }

        /** Sets {@link AbuseIpDbFacts#totalReports()}. */
        public Builder totalReports(@Nullable Long totalReports) {
            this.totalReports = totalReports;
            return this;
        }

        /** Sets {@link AbuseIpDbFacts#distinctReporters()}. */
        public Builder distinctReporters(@Nullable Long distinctReporters) {
            this.distinctReporters = distinctReporters;
            return this;
        }

        /** Sets {@link AbuseIpDbFacts#lastReported()}. */
        public Builder lastReported(@Nullable Instant lastReported) {
            this.lastReported = lastReported;
            return this;
        }

        /** Sets {@link AbuseIpDbFacts#categories()}. */
        public Builder categories(Map<String, Long> categories) {
            this.categories = categories;
            return this;
        }

        /** Sets {@link AbuseIpDbFacts#reports()}. */
        public Builder reports(List<Report> reports) {
            this.reports = reports;
            return this;
        }

        /** Sets {@link AbuseIpDbFacts#extra()}. */
        public Builder extra(Map<String, Object> extra) {
            this.extra = extra;
            return this;
        }

        /** Returns the finished record. */
        public AbuseIpDbFacts build() {
            return new AbuseIpDbFacts(
                    ip,
                    whitelisted,
                    abuseConfidenceScore,
                    countryCode,
                    usageType,
                    isp,
                    domain,
                    hostnames,
                    tor,
                    totalReports,
                    distinctReporters,
                    lastReported,
                    categories,
                    reports,
                    extra);
        }
    }

    /**
     * A report about an address at AbuseIPDB.
     *
     * <p>The comment is free text that holds whatever an attacker sent; escape it before display.
     *
     * @param reportedAt when
     * @param comment what the reporter wrote, often lines of a log
     * @param categories numbers of the categories, such as 18 for brute force and 22 for SSH
     * @param reporterId who
     * @param reporterCountryCode two-letter country of the reporter
     * @param reporterCountryName name of the country of the reporter
     */
    public record Report(
            @Nullable Instant reportedAt,
            @Nullable String comment,
            List<Integer> categories,
            @Nullable Long reporterId,
            @Nullable String reporterCountryCode,
            @Nullable String reporterCountryName) {
        /** Copies the collections. */
        public Report {
            categories = List.copyOf(categories);
        }
    }
}
