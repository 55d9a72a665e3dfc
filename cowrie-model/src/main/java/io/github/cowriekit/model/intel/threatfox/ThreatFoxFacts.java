package io.github.cowriekit.model.intel.threatfox;

import io.github.cowriekit.model.intel.FactDetail;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.SubjectDescription;
import java.util.List;

/**
 * What <a href="https://threatfox.abuse.ch/api/">ThreatFox</a> says about an address, a host, a URL or a file: the
 * published indicators about it.
 *
 * <p>Indicators expire after about six months, so an absence says little about old sessions.
 *
 * @param indicators indicators in the order of the service; of a file those that are tied to it
 * @since 0.1.0
 */
public record ThreatFoxFacts(List<ThreatFoxIndicator> indicators) implements Facts {
    /** Copies the collections. */
    public ThreatFoxFacts {
        indicators = List.copyOf(indicators);
    }

    @Override
    public String kind() {
        return "threatfox";
    }

    @Override
    public void describe(SubjectDescription description) {
        for (ThreatFoxIndicator indicator : indicators) {
            description.malwareFamily(indicator.malwareName()).firstSeen(indicator.firstSeen());
        }
        if (!indicators.isEmpty()) {
            description.detections(1L, null);
        }
    }

    @Override
    public List<FactDetail> details() {
        return FactDetail.list()
                .join("ThreatFox Malware", indicators.stream().map(ThreatFoxIndicator::malware))
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

    /** Builds a {@link ThreatFoxFacts}; not thread-safe. */
    public static final class Builder {
        private List<ThreatFoxIndicator> indicators = List.of();

        private Builder() {}

        /** Sets {@link ThreatFoxFacts#indicators()}. */
        public Builder indicators(List<ThreatFoxIndicator> indicators) {
            this.indicators = indicators;
            return this;
        }

        /** Returns the finished record. */
        public ThreatFoxFacts build() {
            return new ThreatFoxFacts(indicators);
        }
    }
}
