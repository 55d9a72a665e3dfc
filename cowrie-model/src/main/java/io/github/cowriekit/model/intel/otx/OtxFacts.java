package io.github.cowriekit.model.intel.otx;

import io.github.cowriekit.model.intel.FactDetail;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.SubjectDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What <a href="https://otx.alienvault.com/">AlienVault OTX</a> says about an address, a host, a URL or a file: which
 * collections of indicators ("pulses") of its community mention it.
 *
 * <p>Many pulses are copies of honeypot logs. The number of authors, adversaries, families and validations say more than the
 * number of pulses.
 *
 * @param indicator what was asked about, as the source spells it, null when the source does not say
 * @param type kind of indicator, such as {@code IPv4}, null when the source does not say
 * @param reputation reputation, as the source counts it, null when the source does not say
 * @param pulseCount number of pulses that mention it, null when the source does not say
 * @param authorCount number of distinct authors of the pulses that were delivered, null when the source does not say
 * @param adversaries named adversaries of all pulses, sorted; empty when the source does not say
 * @param malwareFamilies malware families of all pulses, sorted; empty when the source does not say
 * @param pulses the twenty pulses that changed last, the newest first; empty when the source does not say
 * @param references the first twenty references of the pulses, as the source orders them; empty when the source does not say
 * @param asn AS number of the address, null when the source does not say
 * @param asName AS name of the address, null when the source does not say
 * @param countryCode two-letter country, null when the source does not say
 * @param countryName name of the country, null when the source does not say
 * @param city city, null when the source does not say
 * @param latitude degrees north, null when the source does not say
 * @param longitude degrees east, null when the source does not say
 * @param validations lists that call it harmless or known, as the source orders them; empty when the source does not say
 * @param falsePositives what became of reports that it is a false positive, sorted; empty when the source does not say
 * @param sections further sections that the source has about it, sorted; empty when the source does not say
 * @since 0.1.0
 */
public record OtxFacts(
        @Nullable String indicator,
        @Nullable String type,
        @Nullable Long reputation,
        @Nullable Long pulseCount,
        @Nullable Long authorCount,
        List<String> adversaries,
        List<String> malwareFamilies,
        List<OtxPulse> pulses,
        List<String> references,
        @Nullable Long asn,
        @Nullable String asName,
        @Nullable String countryCode,
        @Nullable String countryName,
        @Nullable String city,
        @Nullable Double latitude,
        @Nullable Double longitude,
        List<OtxValidation> validations,
        List<String> falsePositives,
        List<String> sections)
        implements Facts {
    /** Copies collections. */
    public OtxFacts {
        adversaries = List.copyOf(adversaries);
        malwareFamilies = List.copyOf(malwareFamilies);
        pulses = List.copyOf(pulses);
        references = List.copyOf(references);
        validations = List.copyOf(validations);
        falsePositives = List.copyOf(falsePositives);
        sections = List.copyOf(sections);
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
                .join("OTX Validation", validations.stream().map(OtxValidation::message))
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

    /** Builds an {@link OtxFacts}; not thread-safe. */
    public static final class Builder {
        private @Nullable String indicator;
        private @Nullable String type;
        private @Nullable Long reputation;
        private @Nullable Long pulseCount;
        private @Nullable Long authorCount;
        private List<String> adversaries = List.of();
        private List<String> malwareFamilies = List.of();
        private List<OtxPulse> pulses = List.of();
        private List<String> references = List.of();
        private @Nullable Long asn;
        private @Nullable String asName;
        private @Nullable String countryCode;
        private @Nullable String countryName;
        private @Nullable String city;
        private @Nullable Double latitude;
        private @Nullable Double longitude;
        private List<OtxValidation> validations = List.of();
        private List<String> falsePositives = List.of();
        private List<String> sections = List.of();

        private Builder() {}

        /** Sets {@link OtxFacts#indicator()}. */
        public Builder indicator(@Nullable String indicator) {
            this.indicator = indicator;
            return this;
        }

        /** Sets {@link OtxFacts#type()}. */
        public Builder type(@Nullable String type) {
            this.type = type;
            return this;
        }

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
        public Builder pulses(List<OtxPulse> pulses) {
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

        /** Sets {@link OtxFacts#countryName()}. */
        public Builder countryName(@Nullable String countryName) {
            this.countryName = countryName;
            return this;
        }

        /** Sets {@link OtxFacts#city()}. */
        public Builder city(@Nullable String city) {
            this.city = city;
            return this;
        }

        /** Sets {@link OtxFacts#latitude()}. */
        public Builder latitude(@Nullable Double latitude) {
            this.latitude = latitude;
            return this;
        }

        /** Sets {@link OtxFacts#longitude()}. */
        public Builder longitude(@Nullable Double longitude) {
            this.longitude = longitude;
            return this;
        }

        /** Sets {@link OtxFacts#validations()}. */
        public Builder validations(List<OtxValidation> validations) {
            this.validations = validations;
            return this;
        }

        /** Sets {@link OtxFacts#falsePositives()}. */
        public Builder falsePositives(List<String> falsePositives) {
            this.falsePositives = falsePositives;
            return this;
        }

        /** Sets {@link OtxFacts#sections()}. */
        public Builder sections(List<String> sections) {
            this.sections = sections;
            return this;
        }

        /** Returns the finished record. */
        public OtxFacts build() {
            return new OtxFacts(
                    indicator,
                    type,
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
                    countryName,
                    city,
                    latitude,
                    longitude,
                    validations,
                    falsePositives,
                    sections);
        }
    }
}
