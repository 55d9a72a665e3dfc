package io.github.cowriekit.enrich.internal.threatfox;

import io.github.cowriekit.enrich.internal.json.Fields;
import io.github.cowriekit.model.intel.threatfox.ThreatFoxIndicator;
import io.github.cowriekit.model.intel.threatfox.ThreatFoxSample;
import java.util.List;
import java.util.Locale;

/** Reads indicators. The documentation calls the indicator itself {@code ioc}, some clients {@code ioc_value}. */
final class ThreatFoxAnswer {
    private ThreatFoxAnswer() {}

    static List<ThreatFoxIndicator> read(Fields answer) {
        return answer.objects("data").stream().map(ThreatFoxAnswer::indicator).toList();
    }

    private static ThreatFoxIndicator indicator(Fields indicator) {
        return ThreatFoxIndicator.builder()
                .id(indicator.text("id"))
                .ioc(indicator.has("ioc") ? indicator.text("ioc") : indicator.text("ioc_value"))
                .threatType(indicator.text("threat_type"))
                .threatDescription(indicator.text("threat_type_desc"))
                .iocType(indicator.text("ioc_type"))
                .iocDescription(indicator.text("ioc_type_desc"))
                .malware(indicator.text("malware"))
                .malwareName(indicator.text("malware_printable"))
                .malwareAlias(indicator.text("malware_alias"))
                .malpediaUrl(indicator.text("malware_malpedia"))
                .confidence(indicator.number("confidence_level"))
                .firstSeen(indicator.time("first_seen"))
                .lastSeen(indicator.time("last_seen"))
                .reporter(indicator.text("reporter"))
                .reference(indicator.text("reference"))
                .tags(indicator.tags("tags"))
                .samples(indicator.objects("malware_samples").stream()
                        .map(sample -> new ThreatFoxSample(
                                sample.time("time_stamp"),
                                sample.text("md5_hash"),
                                sample.text("sha256_hash"),
                                sample.text("malware_bazaar")))
                        .toList())
                .build();
    }

    /**
     * Returns the host of {@code host:port}, of a URL or of a bare indicator, in lower case. How the service writes an IPv6
     * address with a port is not documented; with brackets is the guess.
     */
    static String host(String ioc) {
        int scheme = ioc.indexOf("://");
        String authority =
                ioc.substring(scheme < 0 ? 0 : scheme + 3).split("[/?#]", 2)[0].toLowerCase(Locale.ROOT);
        if (authority.startsWith("[")) {
            int end = authority.indexOf(']');
            return authority.substring(1, end < 0 ? authority.length() : end);
        }
        int colon = authority.indexOf(':');
        return colon >= 0 && colon == authority.lastIndexOf(':') ? authority.substring(0, colon) : authority;
    }
}
