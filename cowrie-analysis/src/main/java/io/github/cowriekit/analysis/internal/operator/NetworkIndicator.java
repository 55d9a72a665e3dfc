package io.github.cowriekit.analysis.internal.operator;

import io.github.cowriekit.model.assessment.NetworkKind;

/** E: what the network is; nearly without weight. */
final class NetworkIndicator {
    private NetworkIndicator() {}

    static void observe(Sheet sheet, Watched watched) {
        NetworkKind kind = watched.origin().kind();
        switch (kind) {
            case UNKNOWN -> sheet.missing("no source says what kind of network it is", Indicator.E1);
            case TOR_EXIT, VPN, DATACENTRE, KNOWN_SCANNER -> sheet.word(Indicator.E1, kind.label(), kind.label());
            default -> sheet.word(Indicator.E1, "other", kind.label());
        }
    }
}
