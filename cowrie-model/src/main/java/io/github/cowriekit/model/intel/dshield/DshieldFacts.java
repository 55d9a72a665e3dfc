package io.github.cowriekit.model.intel.dshield;

import io.github.cowriekit.model.intel.FactDetail;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.NetworkRole;
import io.github.cowriekit.model.intel.SubjectDescription;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What <a href="https://isc.sans.edu/api/">SANS ISC/DShield</a> says about an address ({@code /ip}).
 *
 * <p>The country is that of the network operator, not of the host.
 *
 * <p>Parts that the source leaves out are null or empty.
 *
 * @param count packets reported from this address, null when it was never reported
 * @param attacks distinct targets that reported it, null when it was never reported
 * @param firstReported first day of reports
 * @param lastReported last day of reports
 * @param updated last change of the record; the service gives no zone, read as UTC
 * @param comment free text
 * @param maxRisk risk level
 * @param abuseContact abuse mailbox of the network
 * @param asn AS number
 * @param asName AS name
 * @param asCountry two-letter country of the AS
 * @param asSize addresses in the AS
 * @param network route in CIDR notation
 * @param threatFeeds feeds that list the address now, sorted by name
 * @param weblogs activity seen by web honeypots
 * @since 0.1.0
 */
public record DshieldFacts(
        @Nullable Long count,
        @Nullable Long attacks,
        @Nullable LocalDate firstReported,
        @Nullable LocalDate lastReported,
        @Nullable Instant updated,
        @Nullable String comment,
        @Nullable Long maxRisk,
        @Nullable String abuseContact,
        @Nullable Long asn,
        @Nullable String asName,
        @Nullable String asCountry,
        @Nullable Long asSize,
        @Nullable String network,
        List<Feed> threatFeeds,
        @Nullable Weblogs weblogs)
        implements Facts {
    /** Copies the collections. */
    public DshieldFacts {
        threatFeeds = List.copyOf(threatFeeds);
    }

    /** Returns whether anybody reported the address; no report is not a report of zero attacks. */
    public boolean isReported() {
        return count != null || attacks != null;
    }

    @Override
    public String kind() {
        return "dshield";
    }

    @Override
    public void describe(SubjectDescription description) {
        if (attacks != null && attacks > 0) {
            description.role(NetworkRole.ATTACKER);
        }
        description
                .asOf(updated)
                .registeredIn(asCountry)
                .autonomousSystem(asn, asName)
                .network(network)
                .abuseContact(abuseContact)
                .firstSeen(firstReported);
    }

    @Override
    public List<FactDetail> details() {
        return FactDetail.list()
                .addAlways("ASNAME", asName)
                .addAlways("ASCOUNTRY", asCountry)
                .toList();
    }

    /** Returns a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Membership of an address in a threat feed.
     *
     * @param name feed
     * @param firstSeen first day in it
     * @param lastSeen last day in it
     */
    public record Feed(
            String name,
            @Nullable LocalDate firstSeen,
            @Nullable LocalDate lastSeen) {
        /** Rejects missing required parts. */
        public Feed {
            Objects.requireNonNull(name, "name");
        }
    }

    /**
     * What web honeypots of DShield saw from an address.
     *
     * @param count requests
     * @param averageAuthors average number of reporters
     * @param averageUrls average number of URLs
     * @param averageUserAgents average number of user agents
     * @param firstSeen first day
     * @param lastSeen last day
     */
    public record Weblogs(
            @Nullable Long count,
            @Nullable Long averageAuthors,
            @Nullable Long averageUrls,
            @Nullable Long averageUserAgents,
            @Nullable LocalDate firstSeen,
            @Nullable LocalDate lastSeen) {}

    /** Builds a {@link DshieldFacts}; not thread-safe. */
    public static final class Builder {
        private @Nullable Long count;
        private @Nullable Long attacks;
        private @Nullable LocalDate firstReported;
        private @Nullable LocalDate lastReported;
        private @Nullable Instant updated;
        private @Nullable String comment;
        private @Nullable Long maxRisk;
        private @Nullable String abuseContact;
        private @Nullable Long asn;
        private @Nullable String asName;
        private @Nullable String asCountry;
        private @Nullable Long asSize;
        private @Nullable String network;
        private List<Feed> threatFeeds = List.of();
        private @Nullable Weblogs weblogs;

        private Builder() {}

        /** Sets {@link DshieldFacts#count()}. */
        public Builder count(@Nullable Long count) {
            this.count = count;
            return this;
        }

        /** Sets {@link DshieldFacts#attacks()}. */
        public Builder attacks(@Nullable Long attacks) {
            this.attacks = attacks;
            return this;
        }

        /** Sets {@link DshieldFacts#firstReported()}. */
        public Builder firstReported(@Nullable LocalDate firstReported) {
            this.firstReported = firstReported;
            return this;
        }

        /** Sets {@link DshieldFacts#lastReported()}. */
        public Builder lastReported(@Nullable LocalDate lastReported) {
            this.lastReported = lastReported;
            return this;
        }

        /** Sets {@link DshieldFacts#updated()}. */
        public Builder updated(@Nullable Instant updated) {
            this.updated = updated;
            return this;
        }

        /** Sets {@link DshieldFacts#comment()}. */
        public Builder comment(@Nullable String comment) {
            this.comment = comment;
            return this;
        }

        /** Sets {@link DshieldFacts#maxRisk()}. */
        public Builder maxRisk(@Nullable Long maxRisk) {
            this.maxRisk = maxRisk;
            return this;
        }

        /** Sets {@link DshieldFacts#abuseContact()}. */
        public Builder abuseContact(@Nullable String abuseContact) {
            this.abuseContact = abuseContact;
            return this;
        }

        /** Sets {@link DshieldFacts#asn()}. */
        public Builder asn(@Nullable Long asn) {
            this.asn = asn;
            return this;
        }

        /** Sets {@link DshieldFacts#asName()}. */
        public Builder asName(@Nullable String asName) {
            this.asName = asName;
            return this;
        }

        /** Sets {@link DshieldFacts#asCountry()}. */
        public Builder asCountry(@Nullable String asCountry) {
            this.asCountry = asCountry;
            return this;
        }

        /** Sets {@link DshieldFacts#asSize()}. */
        public Builder asSize(@Nullable Long asSize) {
            this.asSize = asSize;
            return this;
        }

        /** Sets {@link DshieldFacts#network()}. */
        public Builder network(@Nullable String network) {
            this.network = network;
            return this;
        }

        /** Sets {@link DshieldFacts#threatFeeds()}. */
        public Builder threatFeeds(List<Feed> threatFeeds) {
            this.threatFeeds = threatFeeds;
            return this;
        }

        /** Sets {@link DshieldFacts#weblogs()}. */
        public Builder weblogs(@Nullable Weblogs weblogs) {
            this.weblogs = weblogs;
            return this;
        }

        /** Returns the finished record. */
        public DshieldFacts build() {
            return new DshieldFacts(
                    count,
                    attacks,
                    firstReported,
                    lastReported,
                    updated,
                    comment,
                    maxRisk,
                    abuseContact,
                    asn,
                    asName,
                    asCountry,
                    asSize,
                    network,
                    threatFeeds,
                    weblogs);
        }
    }
}
