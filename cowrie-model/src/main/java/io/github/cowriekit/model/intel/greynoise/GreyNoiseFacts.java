package io.github.cowriekit.model.intel.greynoise;

import io.github.cowriekit.model.intel.FactDetail;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.NetworkRole;
import io.github.cowriekit.model.intel.SubjectDescription;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the <a href="https://docs.greynoise.io/reference/get_v3-community-ip">Community API of GreyNoise</a> says about
 * an address: whether it scans the whole Internet or belongs to a common business service.
 *
 * <p>An address that GreyNoise does not know is not found, which for a honeypot is the news: its visitor did not come
 * by chance.
 *
 * <p>Parts that the source leaves out are null or empty.
 *
 * @param ip the address
 * @param noise whether it scanned the Internet in the last 90 days
 * @param riot whether it belongs to a common business service
 * @param classification {@code benign}, {@code malicious}, {@code unknown} or a newer word
 * @param name who it is, {@code unknown} where GreyNoise does not know
 * @param link page about it
 * @param lastSeen last day it was seen
 * @since 0.1.0
 */
public record GreyNoiseFacts(
        @Nullable String ip,
        @Nullable Boolean noise,
        @Nullable Boolean riot,
        @Nullable String classification,
        @Nullable String name,
        @Nullable String link,
        @Nullable LocalDate lastSeen)
        implements Facts {
    @Override
    public String kind() {
        return "greynoise";
    }

    /**
     * {@inheritDoc}
     *
     * <p>What scans and is benign is a known scanner; a common service, which scans nobody, is not.
     */
    @Override
    public void describe(SubjectDescription description) {
        if (Boolean.TRUE.equals(riot)) {
            description.role(NetworkRole.COMMON_SERVICE);
        } else if ("malicious".equals(classification)) {
            description.role(NetworkRole.ATTACKER);
        }
        if (Boolean.TRUE.equals(noise) && "benign".equals(classification)) {
            description.asOf(lastSeen).knownScanner(name);
        }
    }

    @Override
    public List<FactDetail> details() {
        return FactDetail.list()
                .add("GreyNoise Classification", classification)
                .add("GreyNoise Name", name)
                .add("GreyNoise Last Seen", lastSeen)
                .toList();
    }

    /** Returns a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link GreyNoiseFacts}; not thread-safe. */
    public static final class Builder {
        private @Nullable String ip;
        private @Nullable Boolean noise;
        private @Nullable Boolean riot;
        private @Nullable String classification;
        private @Nullable String name;
        private @Nullable String link;
        private @Nullable LocalDate lastSeen;

        private Builder() {}

        /** Sets {@link GreyNoiseFacts#ip()}. */
        public Builder ip(@Nullable String ip) {
            this.ip = ip;
            return this;
        }

        /** Sets {@link GreyNoiseFacts#noise()}. */
        public Builder noise(@Nullable Boolean noise) {
            this.noise = noise;
            return this;
        }

        /** Sets {@link GreyNoiseFacts#riot()}. */
        public Builder riot(@Nullable Boolean riot) {
            this.riot = riot;
            return this;
        }

        /** Sets {@link GreyNoiseFacts#classification()}. */
        public Builder classification(@Nullable String classification) {
            this.classification = classification;
            return this;
        }

        /** Sets {@link GreyNoiseFacts#name()}. */
        public Builder name(@Nullable String name) {
            this.name = name;
            return this;
        }

        /** Sets {@link GreyNoiseFacts#link()}. */
        public Builder link(@Nullable String link) {
            this.link = link;
            return this;
        }

        /** Sets {@link GreyNoiseFacts#lastSeen()}. */
        public Builder lastSeen(@Nullable LocalDate lastSeen) {
            this.lastSeen = lastSeen;
            return this;
        }

        /** Returns the finished record. */
        public GreyNoiseFacts build() {
            return new GreyNoiseFacts(ip, noise, riot, classification, name, link, lastSeen);
        }
    }
}
