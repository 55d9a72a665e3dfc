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
 * @param backgroundNoise such as {@code medium}
 * @param backgroundNoiseScore how much it scans everybody, 0 to 10
 * @param network network of the address in CIDR notation
 * @param networkScore score of that network
 * @param network24 /24 network of the address
 * @param network24Reputation reputation of the /24 network
 * @param network24Score score of the /24 network
 * @param asName AS name
 * @param asn AS number
 * @param location location of the address
 * @param reverseDns host name of the address
 * @param behaviors what it does
 * @param history how long it has been known
 * @param falsePositives why it may be harmless
 * @param classifications what kind of address it is
 * @param attackDetails scenarios it was reported for
 * @param targetCountries two-letter country to its share of the attacks in percent, sorted by country
 * @param mitreTechniques techniques of MITRE ATT&amp;CK
 * @param cves vulnerabilities it tries, sorted
 * @param scores ratings
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
        @Nullable Location location,
        @Nullable String reverseDns,
        List<Label> behaviors,
        @Nullable History history,
        List<Label> falsePositives,
        List<Label> classifications,
        List<Label> attackDetails,
        Map<String, Long> targetCountries,
        List<Label> mitreTechniques,
        List<String> cves,
        @Nullable Scores scores,
        List<Label> references)
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
                .join("CrowdSec Behaviors", behaviors.stream().map(Label::name))
                .join("CrowdSec Classification", classifications.stream().map(Label::name))
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

    /**
     * How CrowdSec rates an address now and over time.
     *
     * @param overall all time
     * @param lastDay last day
     * @param lastWeek last week
     * @param lastMonth last month
     */
    public record Scores(
            @Nullable Score overall,
            @Nullable Score lastDay,
            @Nullable Score lastWeek,
            @Nullable Score lastMonth) {}

    /**
     * How CrowdSec rates an address over one span of time, each from 0 to 5.
     *
     * @param aggressiveness how often it attacks
     * @param threat how severe its attacks are
     * @param trust how much the reporters are trusted
     * @param anomaly how odd it is
     * @param total all together
     */
    public record Score(
            @Nullable Long aggressiveness,
            @Nullable Long threat,
            @Nullable Long trust,
            @Nullable Long anomaly,
            @Nullable Long total) {}

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
        private @Nullable Location location;
        private @Nullable String reverseDns;
        private List<Label> behaviors = List.of();
        private @Nullable History history;
        private List<Label> falsePositives = List.of();
        private List<Label> classifications = List.of();
        private List<Label> attackDetails = List.of();
        private Map<String, Long> targetCountries = Map.of();
        private List<Label> mitreTechniques = List.of();
        private List<String> cves = List.of();
        private @Nullable Scores scores;
        private List<Label> references = List.of();

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

        /** Sets {@link CrowdSecFacts#history()}. */
        public Builder history(@Nullable History history) {
            this.history = history;
            return this;
        }

        /** Sets {@link CrowdSecFacts#falsePositives()}. */
        public Builder falsePositives(List<Label> falsePositives) {
            this.falsePositives = falsePositives;
            return this;
        }

        /** Sets {@link CrowdSecFacts#classifications()}. */
        public Builder classifications(List<Label> classifications) {
            this.classifications = classifications;
            return this;
        }

        /** Sets {@link CrowdSecFacts#attackDetails()}. */
        public Builder attackDetails(List<Label> attackDetails) {
            this.attackDetails = attackDetails;
            return this;
        }

        /** Sets {@link CrowdSecFacts#targetCountries()}. */
        public Builder targetCountries(Map<String, Long> targetCountries) {
            this.targetCountries = targetCountries;
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

        /** Sets {@link CrowdSecFacts#scores()}. */
        public Builder scores(@Nullable Scores scores) {
            this.scores = scores;
            return this;
        }

        /** Sets {@link CrowdSecFacts#references()}. */
        public Builder references(List<Label> references) {
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
