package io.github.cowriekit.analysis.internal.operator;

import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.SpurFacts;
import java.util.Locale;
import java.util.Optional;

/** E: what the network is, by SPUR; nearly without weight. */
final class NetworkIndicator {
    private NetworkIndicator() {}

    static void observe(Sheet sheet, EnrichedSession enriched) {
        String ip = enriched.session().source().ip();
        Optional<SpurFacts> facts =
                ip == null || ip.isEmpty() ? Optional.empty() : enriched.facts(SpurFacts.class, Observable.ip(ip));
        if (facts.isEmpty()) {
            sheet.missing("no source says what kind of network it is", Indicator.E1);
            return;
        }
        SpurFacts spur = facts.get();
        String infrastructure = spur.infrastructure() == null ? "" : spur.infrastructure();
        if (hasTunnel(spur, "TOR")) {
            sheet.word(Indicator.E1, "Tor exit", "Tor exit");
        } else if (hasTunnel(spur, "VPN")) {
            sheet.word(Indicator.E1, "VPN", "VPN");
        } else if (infrastructure.equals("DATACENTER")) {
            sheet.word(Indicator.E1, "datacentre", "datacentre");
        } else if (!infrastructure.isEmpty()) {
            sheet.word(Indicator.E1, "other", infrastructure.toLowerCase(Locale.ROOT));
        }
    }

    private static boolean hasTunnel(SpurFacts facts, String kind) {
        return facts.tunnels().stream()
                .anyMatch(tunnel -> kind.equals(tunnel.type())
                        || (tunnel.operator() != null && tunnel.operator().startsWith(kind + "_")));
    }
}
