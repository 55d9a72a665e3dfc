package io.github.cowriekit.model.intel.crowdsec;

import io.github.cowriekit.model.intel.FactDetail;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.NetworkRole;
import io.github.cowriekit.model.intel.SubjectDescription;
import io.github.cowriekit.model.internal.Ordered;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What <a href="https://docs.crowdsec.net/u/cti_api/intro">CrowdSec CTI</a> says about an address: what it was reported
 * for, how often and how sure that is.
 *
 * <p>Older answers have neither reputation nor confidence nor the parts about the /24 network.
 *
 * @param ip the address, null when the source does not say
 * @param reputation {@code malicious}, {@code suspicious}, {@code known}, {@code safe} or {@code unknown}, null when
 *     the source does not say
 * @param confidence such as {@code high}, null when the source does not say
 * @param backgroundNoise such as {@code medium}, null when the source does not say
 * @param backgroundNoiseScore how much it scans everybody, 0 to 10, null when the source does not say
 * @param network network of the address in CIDR notation, null when the source does not say
 * @param networkScore score of that network, null when the source does not say
 * @param network24 /24 network of the address, null when the source does not say
 * @param network24Reputation reputation of the /24 network, null when the source does not say
 * @param network24Score score of the /24 network, null when the source does not say
 * @param asName AS name, null when the source does not say
 * @param asn AS number, null when the source does not say
 * @param location location of the address, null when the source does not say
 * @param reverseDns host name of the address, null when the source does not say
 * @param behaviors what it does
 * @param history how long it has been known, null when the source does not say
 * @param falsePositives why it may be harmless
 * @param classifications what kind of address it is
 * @param attackDetails scenarios it was reported for
 * @param targetCountries two-letter country to its share of the attacks in percent, sorted by country
 * @param mitreTechniques techniques of MITRE ATT&amp;CK
 * @param cves vulnerabilities it tries, sorted
 * @param scores ratings, null when the source does not say
 * @param references lists that it is on
 * @since 0.1.0
 */
public record CrowdSecFacts(
        @Nullable String ip,
        @Nullable String reputation,
        @Nullable String confidence,
        @Nullable String backgroundNoise,
        @Nullable Long backgroundNoiseScore,
        @Nullable String network,
        @Nullable Long networkScore,
        @Nullable String network24,
        @Nullable String network24Reputation,
        @Nullable Long network24Score,
        @Nullable String asName,
        @Nullable Long asn,
        @Nullable CrowdSecLocation location,
        @Nullable String reverseDns,
        List<CrowdSecLabel> behaviors,
        @Nullable CrowdSecHistory history,
        List<CrowdSecLabel> falsePositives,
        List<CrowdSecLabel> classifications,
        List<CrowdSecLabel> attackDetails,
        Map<String, Long> targetCountries,
        List<CrowdSecLabel> mitreTechniques,
        List<String> cves,
        @Nullable CrowdSecScores scores,
        List<CrowdSecLabel> references)
        implements Facts {
    /** Copies the collections. */
    public CrowdSecFacts {
        behaviors = List.copyOf(behaviors);
        falsePositives = List.copyOf(falsePositives);
        classifications = List.copyOf(classifications);
        attackDetails = List.copyOf(attackDetails);
        targetCountries = Ordered.copyOf(targetCountries);
        mitreTechniques = List.copyOf(mitreTechniques);
        cves = List.copyOf(cves);
        references = List.copyOf(references);
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
                .join("CrowdSec Behaviors", behaviors.stream().map(CrowdSecLabel::name))
                .join("CrowdSec Classification", classifications.stream().map(CrowdSecLabel::name))
                .toList();
    }

    /**
     * Returns a builder.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link CrowdSecFacts}; not thread-safe. */
    public static final class Builder {
        private @Nullable String ip;
        private @Nullable String reputation;
        private @Nullable String confidence;
        private @Nullable String backgroundNoise;
        private @Nullable Long backgroundNoiseScore;
        private @Nullable String network;
        private @Nullable Long networkScore;
        private @Nullable String network24;
        private @Nullable String network24Reputation;
        private @Nullable Long network24Score;
        private @Nullable String asName;
        private @Nullable Long asn;
        private @Nullable CrowdSecLocation location;
        private @Nullable String reverseDns;
        private List<CrowdSecLabel> behaviors = List.of();
        private @Nullable CrowdSecHistory history;
        private List<CrowdSecLabel> falsePositives = List.of();
        private List<CrowdSecLabel> classifications = List.of();
        private List<CrowdSecLabel> attackDetails = List.of();
        private Map<String, Long> targetCountries = Map.of();
        private List<CrowdSecLabel> mitreTechniques = List.of();
        private List<String> cves = List.of();
        private @Nullable CrowdSecScores scores;
        private List<CrowdSecLabel> references = List.of();

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

        /** Sets {@link CrowdSecFacts#backgroundNoise()}. */
        public Builder backgroundNoise(@Nullable String backgroundNoise) {
            this.backgroundNoise = backgroundNoise;
            return this;
        }

        /** Sets {@link CrowdSecFacts#backgroundNoiseScore()}. */
        public Builder backgroundNoiseScore(@Nullable Long backgroundNoiseScore) {
            this.backgroundNoiseScore = backgroundNoiseScore;
            return this;
        }

        /** Sets {@link CrowdSecFacts#network()}. */
        public Builder network(@Nullable String network) {
            this.network = network;
            return this;
        }

        /** Sets {@link CrowdSecFacts#networkScore()}. */
        public Builder networkScore(@Nullable Long networkScore) {
            this.networkScore = networkScore;
            return this;
        }

        /** Sets {@link CrowdSecFacts#network24()}. */
        public Builder network24(@Nullable String network24) {
            this.network24 = network24;
            return this;
        }

        /** Sets {@link CrowdSecFacts#network24Reputation()}. */
        public Builder network24Reputation(@Nullable String network24Reputation) {
            this.network24Reputation = network24Reputation;
            return this;
        }

        /** Sets {@link CrowdSecFacts#network24Score()}. */
        public Builder network24Score(@Nullable Long network24Score) {
            this.network24Score = network24Score;
            return this;
        }

        /** Sets {@link CrowdSecFacts#asName()}. */
        public Builder asName(@Nullable String asName) {
            this.asName = asName;
            return this;
        }

        /** Sets {@link CrowdSecFacts#asn()}. */
        public Builder asn(@Nullable Long asn) {
            this.asn = asn;
            return this;
        }

        /** Sets {@link CrowdSecFacts#location()}. */
        public Builder location(@Nullable CrowdSecLocation location) {
            this.location = location;
            return this;
        }

        /** Sets {@link CrowdSecFacts#reverseDns()}. */
        public Builder reverseDns(@Nullable String reverseDns) {
            this.reverseDns = reverseDns;
            return this;
        }

        /** Sets {@link CrowdSecFacts#behaviors()}. */
        public Builder behaviors(List<CrowdSecLabel> behaviors) {
            this.behaviors = behaviors;
            return this;
        }

        /** Sets {@link CrowdSecFacts#history()}. */
        public Builder history(@Nullable CrowdSecHistory history) {
            this.history = history;
            return this;
        }

        /** Sets {@link CrowdSecFacts#falsePositives()}. */
        public Builder falsePositives(List<CrowdSecLabel> falsePositives) {
            this.falsePositives = falsePositives;
            return this;
        }

        /** Sets {@link CrowdSecFacts#classifications()}. */
        public Builder classifications(List<CrowdSecLabel> classifications) {
            this.classifications = classifications;
            return this;
        }

        /** Sets {@link CrowdSecFacts#attackDetails()}. */
        public Builder attackDetails(List<CrowdSecLabel> attackDetails) {
            this.attackDetails = attackDetails;
            return this;
        }

        /** Sets {@link CrowdSecFacts#targetCountries()}. */
        public Builder targetCountries(Map<String, Long> targetCountries) {
            this.targetCountries = targetCountries;
            return this;
        }

        /** Sets {@link CrowdSecFacts#mitreTechniques()}. */
        public Builder mitreTechniques(List<CrowdSecLabel> mitreTechniques) {
            this.mitreTechniques = mitreTechniques;
            return this;
        }

        /** Sets {@link CrowdSecFacts#cves()}. */
        public Builder cves(List<String> cves) {
            this.cves = cves;
            return this;
        }

        /** Sets {@link CrowdSecFacts#scores()}. */
        public Builder scores(@Nullable CrowdSecScores scores) {
            this.scores = scores;
            return this;
        }

        /** Sets {@link CrowdSecFacts#references()}. */
        public Builder references(List<CrowdSecLabel> references) {
            this.references = references;
            return this;
        }

        /** Returns the finished record. */
        public CrowdSecFacts build() {
            return new CrowdSecFacts(
                    ip,
                    reputation,
                    confidence,
                    backgroundNoise,
                    backgroundNoiseScore,
                    network,
                    networkScore,
                    network24,
                    network24Reputation,
                    network24Score,
                    asName,
                    asn,
                    location,
                    reverseDns,
                    behaviors,
                    history,
                    falsePositives,
                    classifications,
                    attackDetails,
                    targetCountries,
                    mitreTechniques,
                    cves,
                    scores,
                    references);
        }
    }
}
