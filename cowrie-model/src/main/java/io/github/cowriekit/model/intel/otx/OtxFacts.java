package io.github.cowriekit.model.intel.otx;

import io.github.cowriekit.model.intel.FactDetail;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.SubjectDescription;
import io.github.cowriekit.model.internal.Ordered;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What <a href="https://otx.alienvault.com/">AlienVault OTX</a> says about an address, a host, a URL or a file: which
 * collections of indicators ("pulses") of its community mention it.
 *
 * <p>Many pulses are copies of honeypot logs. The number of authors, adversaries, families and validations say more than the
 * number of pulses.
 *
 * <p>Parts that the source leaves out are null or empty.
 *
 * @param reputation reputation, as the source counts it
 * @param pulseCount number of pulses that mention it
 * @param authorCount number of distinct authors of the pulses that were delivered
 * @param adversaries named adversaries of all pulses, sorted
 * @param malwareFamilies malware families of all pulses, sorted
 * @param pulses the twenty pulses that changed last, the newest first
 * @param references the first twenty references of the pulses, as the source orders them
 * @param asn AS number of the address
 * @param asName AS name of the address
 * @param countryCode two-letter country
 * @param validations lists that call it harmless or known, as the source orders them
 * @param falsePositives what became of reports that it is a false positive, sorted
 * @param extra further fields of the answer under their own names: {@code indicator}, {@code type},
 *     {@code country_name}, {@code city}, {@code latitude}, {@code longitude}, {@code sections}
 * @since 0.1.0
 */
public record OtxFacts(
        @Nullable Long reputation,
        @Nullable Long pulseCount,
        @Nullable Long authorCount,
        List<String> adversaries,
        List<String> malwareFamilies,
        List<Pulse> pulses,
        List<String> references,
        @Nullable Long asn,
        @Nullable String asName,
        @Nullable String countryCode,
        List<Validation> validations,
        List<String> falsePositives,
        Map<String, Object> extra)
        implements Facts {
    /** Copies collections. */
    public OtxFacts {
        adversaries = List.copyOf(adversaries);
        malwareFamilies = List.copyOf(malwareFamilies);
        pulses = List.copyOf(pulses);
        references = List.copyOf(references);
        validations = List.copyOf(validations);
        falsePositives = List.copyOf(falsePositives);
        extra = Ordered.copyOf(extra);
    }

    @Override
    public String kind() {
        return "otx";
    }

    @Override
    public void describe(SubjectDescription description) {
        description.country(countryCode).autonomousSystem(asn, asName);
        malwareFamilies.forEach(description::malwareFamily);
    }

    @Override
    public List<FactDetail> details() {
        return FactDetail.list()
                .add("OTX Pulses", pulseCount)
                .add("OTX Authors", authorCount)
                .join("OTX Adversaries", adversaries)
                .join("OTX Malware Families", malwareFamilies)
                .join("OTX Validation", validations.stream().map(Validation::message))
                .toList();
    }

    /** Returns a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link OtxFacts}; not thread-safe. */
    public static final class Builder {
        private @Nullable Long reputation;
        private @Nullable Long pulseCount;
        private @Nullable Long authorCount;
        private List<String> adversaries = List.of();
        private List<String> malwareFamilies = List.of();
        private List<Pulse> pulses = List.of();
        private List<String> references = List.of();
        private @Nullable Long asn;
        private @Nullable String asName;
        private @Nullable String countryCode;
        private List<Validation> validations = List.of();
        private List<String> falsePositives = List.of();
        private Map<String, Object> extra = Map.of();

        private Builder() {}

        /** Sets {@link OtxFacts#reputation()}. */
        public Builder reputation(@Nullable Long reputation) {
            this.reputation = reputation;
            return this;
        }

        /** Sets {@link OtxFacts#pulseCount()}. */
        public Builder pulseCount(@Nullable Long pulseCount) {
            this.pulseCount = pulseCount;
            return this;
        }

        /** Sets {@link OtxFacts#authorCount()}. */
        public Builder authorCount(@Nullable Long authorCount) {
            this.authorCount = authorCount;
            return this;
        }

        /** Sets {@link OtxFacts#adversaries()}. */
        public Builder adversaries(List<String> adversaries) {
            this.adversaries = adversaries;
            return this;
        }

        /** Sets {@link OtxFacts#malwareFamilies()}. */
        public Builder malwareFamilies(List<String> malwareFamilies) {
            this.malwareFamilies = malwareFamilies;
            return this;
        }

        /** Sets {@link OtxFacts#pulses()}. */
        public Builder pulses(List<Pulse> pulses) {
            this.pulses = pulses;
            return this;
        }

        /** Sets {@link OtxFacts#references()}. */
        public Builder references(List<String> references) {
            this.references = references;
            return this;
        }

        /** Sets {@link OtxFacts#asn()}. */
        public Builder asn(@Nullable Long asn) {
            this.asn = asn;
            return this;
        }

        /** Sets {@link OtxFacts#asName()}. */
        public Builder asName(@Nullable String asName) {
            this.asName = asName;
            return this;
        }

        /** Sets {@link OtxFacts#countryCode()}. */
        public Builder countryCode(@Nullable String countryCode) {
            this.countryCode = countryCode;
            return this;
        }

        /** Sets {@link OtxFacts#validations()}. */
        public Builder validations(List<Validation> validations) {
            this.validations = validations;
            return this;
        }

        /** Sets {@link OtxFacts#falsePositives()}. */
        public Builder falsePositives(List<String> falsePositives) {
            this.falsePositives = falsePositives;
            return this;
        }

        /** Sets {@link OtxFacts#extra()}. */
        public Builder extra(Map<String, Object> extra) {
            this.extra = extra;
            return this;
        }

        /** Returns the finished record. */
        public OtxFacts build() {
            return new OtxFacts(
                    reputation,
                    pulseCount,
                    authorCount,
                    adversaries,
                    malwareFamilies,
                    pulses,
                    references,
                    asn,
                    asName,
                    countryCode,
                    validations,
                    falsePositives,
                    extra);
        }
    }

    /**
     * A collection of indicators at AlienVault OTX.
     *
     * @param id its id
     * @param name its title
     * @param description what it is about
     * @param created when it was made; the source gives no zone, read as UTC
     * @param modified when it changed last; the source gives no zone, read as UTC
     * @param tags tags, sorted
     * @param adversary adversary that it names
     * @param malwareFamilies malware families, sorted
     * @param attackIds techniques of MITRE ATT&amp;CK, sorted
     * @param tlp colour of the Traffic Light Protocol, such as {@code white}
     * @param author name of its author
     */
    public record Pulse(
            @Nullable String id,
            @Nullable String name,
            @Nullable String description,
            @Nullable Instant created,
            @Nullable Instant modified,
            List<String> tags,
            @Nullable String adversary,
            List<String> malwareFamilies,
            List<String> attackIds,
            @Nullable String tlp,
            @Nullable String author) {
        /** Copies collections. */
        public Pulse {
            tags = List.copyOf(tags);
            malwareFamilies = List.copyOf(malwareFamilies);
            attackIds = List.copyOf(attackIds);
        }
    }

    /**
     * A list that knows an indicator, at AlienVault OTX.
     *
     * @param source the list, such as {@code whitelist}
     * @param message what it says
     * @param name name of the entry
     */
    public record Validation(
            @Nullable String source,
            @Nullable String message,
            @Nullable String name) {}
}
