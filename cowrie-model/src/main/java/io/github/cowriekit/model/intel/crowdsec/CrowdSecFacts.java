package io.github.cowriekit.model.intel.crowdsec;

import io.github.cowriekit.model.intel.FactDetail;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.NetworkRole;
import io.github.cowriekit.model.intel.SubjectDescription;
import io.github.cowriekit.model.internal.Ordered;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What <a href="https://docs.crowdsec.net/u/cti_api/intro">CrowdSec CTI</a> says about an address: what it was reported
 * for, how often and how sure that is.
 *
 * <p>Older answers have neither reputation nor confidence nor the parts about the /24 network.
 *
 * <p>Parts that the source leaves out are null or empty.
 *
 * @param ip the address
 * @param reputation {@code malicious}, {@code suspicious}, {@code known}, {@code safe} or {@code unknown}
 * @param confidence such as {@code high}
 * @param network network of the address in CIDR notation
 * @param asn AS number
 * @param asName AS name
 * @param location location of the address
 * @param reverseDns host name of the address
 * @param behaviors what it does
 * @param classifications what kind of address it is
 * @param falsePositives why it may be harmless
 * @param attackDetails scenarios it was reported for
 * @param mitreTechniques techniques of MITRE ATT&amp;CK
 * @param cves vulnerabilities it tries, sorted
 * @param history how long it has been known
 * @param extra further fields of the answer under their own names: ratings ({@code scores}), background
 *     noise, networks around it, countries it attacks and lists it is on
 * @since 0.1.0
 */
public record CrowdSecFacts(
        @Nullable String ip,
        @Nullable String reputation,
        @Nullable String confidence,
        @Nullable String network,
        @Nullable Long asn,
        @Nullable String asName,
        @Nullable Location location,
        @Nullable String reverseDns,
        List<Label> behaviors,
        List<Label> classifications,
        List<Label> falsePositives,
        List<Label> attackDetails,
        List<Label> mitreTechniques,
        List<String> cves,
        @Nullable History history,
        Map<String, Object> extra)
        implements Facts {
    /** Copies the collections. */
    public CrowdSecFacts {
        behaviors = List.copyOf(behaviors);
        classifications = List.copyOf(classifications);
        falsePositives = List.copyOf(falsePositives);
        attackDetails = List.copyOf(attackDetails);
        mitreTechniques = List.copyOf(mitreTechniques);
        cves = List.copyOf(cves);
        extra = Ordered.copyOf(extra);
    }

    @Override
    public String kind() {
        return "crowdsec";
    }

    @Override
    public void describe(SubjectDescription description) {
        if ("malicious".equals(reputation)) {
            description.role(NetworkRole.ATTACKER);
        }
        description
                .country(location == null ? null : location.country())
                .autonomousSystem(asn, asName)
                .network(network)
                .hostName(reverseDns)
                .firstSeen(history == null ? null : history.firstSeen());
    }

    @Override
    public List<FactDetail> details() {
        return FactDetail.list()
                .add("CrowdSec Reputation", reputation)
                .join("CrowdSec Behaviors", behaviors.stream().map(Label::name))
                .join("CrowdSec Classification", classifications.stream().map(Label::name))
                .toList();
    }

    /** Returns a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Where CrowdSec places an address.
     *
     * @param country two-letter country
     * @param city city
     * @param latitude degrees north
     * @param longitude degrees east
     */
    public record Location(
            @Nullable String country,
            @Nullable String city,
            @Nullable Double latitude,
            @Nullable Double longitude) {}

    /**
     * How long CrowdSec has known an address.
     *
     * @param firstSeen first report
     * @param lastSeen last report
     * @param fullAgeDays days since the first report
     * @param activeDays days between the first and the last report
     */
    public record History(
            @Nullable Instant firstSeen,
            @Nullable Instant lastSeen,
            @Nullable Long fullAgeDays,
            @Nullable Long activeDays) {}

    /**
     * A behaviour, scenario, classification, technique or list in the words of CrowdSec.
     *
     * @param name name such as {@code ssh:bruteforce} or {@code T1110}
     * @param label name for display
     * @param description what it means
     * @param references web pages about it
     */
    public record Label(
            @Nullable String name,
            @Nullable String label,
            @Nullable String description,
            List<String> references) {
        /** Copies the collections. */
        public Label {
            references = List.copyOf(references);
        }
    }

    /** Builds a {@link CrowdSecFacts}; not thread-safe. */
    public static final class Builder {
        private @Nullable String ip;
        private @Nullable String reputation;
        private @Nullable String confidence;
        private @Nullable String network;
        private @Nullable Long asn;
        private @Nullable String asName;
        private @Nullable Location location;
        private @Nullable String reverseDns;
        private List<Label> behaviors = List.of();
        private List<Label> classifications = List.of();
        private List<Label> falsePositives = List.of();
        private List<Label> attackDetails = List.of();
        private List<Label> mitreTechniques = List.of();
        private List<String> cves = List.of();
        private @Nullable History history;
        private Map<String, Object> extra = Map.of();

        private Builder() {}

        /** Sets {@link CrowdSecFacts#ip()}. */
        public Builder ip(@Nullable String ip) {
            this.ip = ip;
            return this;
        }

        /** Sets {@link CrowdSecFacts#reputation()}. */
        public Builder reputation(@Nullable String reputation) {
            this.reputation = reputation;
            return this;
        }

        /** Sets {@link CrowdSecFacts#confidence()}. */
        public Builder confidence(@Nullable String confidence) {
            this.confidence = confidence;
            return this;
        }

        /** Sets {@link CrowdSecFacts#network()}. */
        public Builder network(@Nullable String network) {
            this.network = network;
            return this;
        }

        /** Sets {@link CrowdSecFacts#asn()}. */
        public Builder asn(@Nullable Long asn) {
            this.asn = asn;
            return this;
        }

        /** Sets {@link CrowdSecFacts#asName()}. */
        public Builder asName(@Nullable String asName) {
            this.asName = asName;
            return this;
        }

        /** Sets {@link CrowdSecFacts#location()}. */
        public Builder location(@Nullable Location location) {
            this.location = location;
            return this;
        }

        /** Sets {@link CrowdSecFacts#reverseDns()}. */
        public Builder reverseDns(@Nullable String reverseDns) {
            this.reverseDns = reverseDns;
            return this;
        }

        /** Sets {@link CrowdSecFacts#behaviors()}. */
        public Builder behaviors(List<Label> behaviors) {
            this.behaviors = behaviors;
            return this;
        }

        /** Sets {@link CrowdSecFacts#classifications()}. */
        public Builder classifications(List<Label> classifications) {
            this.classifications = classifications;
            return this;
        }

        /** Sets {@link CrowdSecFacts#falsePositives()}. */
        public Builder falsePositives(List<Label> falsePositives) {
            this.falsePositives = falsePositives;
            return this;
        }

        /** Sets {@link CrowdSecFacts#attackDetails()}. */
        public Builder attackDetails(List<Label> attackDetails) {
            this.attackDetails = attackDetails;
            return this;
        }

        /** Sets {@link CrowdSecFacts#mitreTechniques()}. */
        public Builder mitreTechniques(List<Label> mitreTechniques) {
            this.mitreTechniques = mitreTechniques;
            return this;
        }

        /** Sets {@link CrowdSecFacts#cves()}. */
        public Builder cves(List<String> cves) {
            this.cves = cves;
            return this;
        }

        /** Sets {@link CrowdSecFacts#history()}. */
        public Builder history(@Nullable History history) {
            this.history = history;
            return this;
        }

        /** Sets {@link CrowdSecFacts#extra()}. */
        public Builder extra(Map<String, Object> extra) {
            this.extra = extra;
            return this;
        }

        /** Returns the finished record. */
        public CrowdSecFacts build() {
            return new CrowdSecFacts(
                    ip,
                    reputation,
                    confidence,
                    network,
                    asn,
                    asName,
                    location,
                    reverseDns,
                    behaviors,
                    classifications,
                    falsePositives,
                    attackDetails,
                    mitreTechniques,
                    cves,
                    history,
                    extra);
        }
    }
}
