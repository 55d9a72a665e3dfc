package io.github.cowriekit.report.internal.stix;

import io.github.cowriekit.report.internal.export.Claim;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What others should look for. Several sessions may tell of it, and one of them what another does not know, so it is
 * written when all have come.
 *
 * @param isSource whether it is the address of a visitor
 * @param sentence what is said of it beside the claim
 * @param network what is known of the network of a visitor, empty if nothing is
 * @param start when the first session began
 */
record StixIndicator(
        String pattern,
        boolean isSource,
        String name,
        String sentence,
        Claim claim,
        boolean anonymized,
        String network,
        Instant start) {
    /** Returns an indicator that is no address of a visitor. */
    static StixIndicator of(String pattern, String name, String sentence, Claim claim, Instant start) {
        return new StixIndicator(pattern, false, name, sentence, claim, false, "", start);
    }

    /** Returns how many characters are kept for it. */
    int length() {
        return pattern.length() + name.length() + sentence.length() + network.length();
    }

    String id() {
        return StixIds.of("indicator", pattern);
    }

    /** Returns what two sessions tell, the same whichever of them comes first. */
    StixIndicator and(StixIndicator other) {
        StixIndicator named = isSource || !other.isSource ? this : other;
        return new StixIndicator(
                pattern,
                named.isSource,
                named.name,
                named.sentence,
                claim.or(other.claim),
                anonymized || other.anonymized,
                Stream.of(network, other.network)
                        .max(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                        .orElse(""),
                start.isBefore(other.start) ? start : other.start);
    }

    void write(StixObjects objects) throws IOException {
        // an address is anomalous, as it had no reason to come, and malicious only if a source says so
        List<String> types = new ArrayList<>();
        types.add(claim.isMalicious() ? "malicious-activity" : "anomalous-activity");
        if (anonymized) {
            types.add("anonymization");
        }
        objects.domain("indicator", id(), start, out -> {
            out.text("name", name);
            out.text("description", sentence + by() + (network.isEmpty() ? "" : " Network: " + network + "."));
            out.texts("indicator_types", types);
            out.text("pattern", pattern);
            out.text("pattern_type", "stix");
            out.text("pattern_version", "2.1");
            out.text("valid_from", StixObjects.time(start));
        });
    }

    private String by() {
        return claim.isMalicious()
                ? " It, or a file that came from it, is called malicious by: " + String.join(", ", claim.accusers())
                        + "."
                : " No source calls it malicious.";
    }
}
