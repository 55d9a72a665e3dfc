package io.github.cowriekit.model.intel.threatfox;

import io.github.cowriekit.model.intel.FactDetail;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.SubjectDescription;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What <a href="https://threatfox.abuse.ch/api/">ThreatFox</a> says about an address, a host, a URL or a file: the
 * published indicators about it.
 *
 * <p>Indicators expire after about six months, so an absence says little about old sessions.
 *
 * <p>Parts that the source leaves out are null or empty.
 *
 * @param indicators indicators in the order of the service; of a file those that are tied to it
 * @since 0.1.0
 */
public record ThreatFoxFacts(List<Indicator> indicators) implements Facts {
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
        for (Indicator indicator : indicators) {
            // when an indicator was first seen says nothing of a file that is tied to it
            description.malwareFamily(indicator.malwareName());
        }
        if (!indicators.isEmpty()) {
            description.detections(1L, null);
        }
    }

    @Override
    public List<FactDetail> details() {
        return FactDetail.list()
                .join("ThreatFox Malware", indicators.stream().map(Indicator::malwareFamily))
                .toList();
    }

    /**
     * An indicator that somebody published at ThreatFox.
     *
     * @param id number of the indicator
     * @param ioc the indicator: {@code address:port}, a domain, a URL or a hash
     * @param threatType such as {@code botnet_cc}
     * @param threatDescription what that means
     * @param iocType such as {@code ip:port}
     * @param iocDescription what that means
     * @param malware malware that it belongs to
     * @param confidence how sure the reporter is, 0 to 100
     * @param firstSeen first time
     * @param lastSeen last time
     * @param reporter who published it
     * @param reference page about it
     * @param tags tags, sorted
     * @param samples files that belong to it
     */
    public record Indicator(
            @Nullable String id,
            @Nullable String ioc,
            @Nullable String threatType,
            @Nullable String threatDescription,
            @Nullable String iocType,
            @Nullable String iocDescription,
            @Nullable Malware malware,
            @Nullable Long confidence,
            @Nullable Instant firstSeen,
            @Nullable Instant lastSeen,
            @Nullable String reporter,
            @Nullable String reference,
            List<String> tags,
            List<Sample> samples) {
        /** Copies the collections. */
        public Indicator {
            tags = List.copyOf(tags);
            samples = List.copyOf(samples);
        }

        /** Returns the family as Malpedia names it, null when the source does not say. */
        public @Nullable String malwareFamily() {
            return malware == null ? null : malware.family();
        }

        /** Returns the name of the family for display, null when the source does not say. */
        public @Nullable String malwareName() {
            return malware == null ? null : malware.name();
        }
    }

    /**
     * The malware family of an indicator.
     *
     * @param family family as Malpedia names it, such as {@code elf.mirai}
     * @param name name for display
     * @param alias other names
     * @param malpediaUrl page of Malpedia about it
     */
    public record Malware(
            @Nullable String family,
            @Nullable String name,
            @Nullable String alias,
            @Nullable String malpediaUrl) {}

    /**
     * A file that belongs to an indicator of ThreatFox.
     *
     * @param seenAt when
     * @param md5 MD5 in hex
     * @param sha256 SHA-256 in hex
     * @param bazaarUrl page of MalwareBazaar about it
     */
    public record Sample(
            @Nullable Instant seenAt,
            @Nullable String md5,
            @Nullable String sha256,
            @Nullable String bazaarUrl) {}
}
