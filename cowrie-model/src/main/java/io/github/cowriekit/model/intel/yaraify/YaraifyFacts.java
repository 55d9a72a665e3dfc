package io.github.cowriekit.model.intel.yaraify;

import io.github.cowriekit.model.intel.FactDetail;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.SubjectDescription;
import io.github.cowriekit.model.internal.Ordered;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * What <a href="https://yaraify.abuse.ch/">YARAify</a> of abuse.ch says about a file: which YARA rules and ClamAV signatures
 * match it, over all scans of it.
 *
 * <p>That a rule matches is no verdict: many rules only tell how a file was made. So nothing here calls a file malicious.
 *
 * <p>Parts that the source leaves out are null or empty.
 *
 * @param firstSeen when it was first scanned
 * @param lastSeen when it was last scanned
 * @param sightings number of scans
 * @param sizeBytes size
 * @param mimeType kind of the file, such as {@code application/x-executable}
 * @param fileNames names under which it was scanned, sorted
 * @param clamav signatures of ClamAV that match it, sorted
 * @param rules YARA rules that match it, sorted by name
 * @param unpackedRules YARA rules that match what was unpacked out of it, sorted by name
 * @param extra hashes of the file under the names of the source
 * @since 0.1.0
 */
@NullMarked
public record YaraifyFacts(
        @Nullable Instant firstSeen,
        @Nullable Instant lastSeen,
        @Nullable Long sightings,
        @Nullable Long sizeBytes,
        @Nullable String mimeType,
        List<String> fileNames,
        List<String> clamav,
        List<Rule> rules,
        List<Rule> unpackedRules,
        Map<String, Object> extra)
        implements Facts {
    /** Copies collections. */
    public YaraifyFacts {
        fileNames = List.copyOf(fileNames);
        clamav = List.copyOf(clamav);
        rules = List.copyOf(rules);
        unpackedRules = List.copyOf(unpackedRules);
        extra = Ordered.copyOf(extra);
    }

    @Override
    public String kind() {
        return "yaraify";
    }

    @Override
    public void describe(SubjectDescription description) {
        description.asOf(lastSeen).firstSeen(firstSeen);
    }

    @Override
    public List<FactDetail> details() {
        return FactDetail.list()
                .join("YARAify ClamAV", clamav)
                .join("YARAify Rules", rules.stream().map(Rule::label))
                .join("YARAify Rules (unpacked)", unpackedRules.stream().map(Rule::label))
                .add("YARAify Sightings", sightings)
                .toList();
    }

    /**
     * A YARA rule that matches.
     *
     * @param name its name
     * @param author who wrote it
     * @param description what it finds
     * @param reference what it is based on
     * @param tlp whom the match may be told, such as {@code WHITE} or {@code AMBER}
     */
    public record Rule(
            String name,
            @Nullable String author,
            @Nullable String description,
            @Nullable String reference,
            @Nullable String tlp) {
        private static final Set<String> FOR_ANYBODY = Set.of("WHITE", "CLEAR");

        /** Returns the name, with the TLP where the match may not be told anybody. */
        private String label() {
            return tlp == null || FOR_ANYBODY.contains(tlp.toUpperCase(Locale.ROOT))
                    ? name
                    : name + " (TLP:" + tlp + ")";
        }
    }
}
