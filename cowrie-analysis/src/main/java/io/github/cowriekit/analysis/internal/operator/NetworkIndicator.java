package io.github.cowriekit.analysis.internal.operator;

import io.github.cowriekit.analysis.internal.weights.Indicator;
import io.github.cowriekit.model.assessment.Origin;
import io.github.cowriekit.model.intel.NetworkKind;
import org.jspecify.annotations.Nullable;

/** E: kind of network; has almost no weight. */
final class NetworkIndicator {
    private NetworkIndicator() {}

    static void observe(EvidenceSheet sheet, ObservedSession observed) {
        Origin origin = observed.origin();
        NetworkKind kind = origin.kind().orElse(null);
        if (kind == null && !origin.isKnownScanner()) {
            sheet.missing("no source says what kind of network it is", Indicator.E1);
            return;
        }
        String word = word(kind, origin.isKnownScanner());
        sheet.word(Indicator.E1, word, word.equals("other") && kind != null ? kind.label() : word);
    }

    private static String word(@Nullable NetworkKind kind, boolean knownScanner) {
        if (kind == NetworkKind.TOR_EXIT) {
            return "Tor exit";
        }
        if (kind == NetworkKind.VPN) {
            return "VPN";
        }
        if (knownScanner) {
            return "known scanner";
        }
        return kind == NetworkKind.HOSTING ? "datacentre" : "other";
    }
}
