package io.github.cowriekit.enrich.internal.threatfox;

import io.github.cowriekit.enrich.spi.http.AnswerFields;
import io.github.cowriekit.model.intel.threatfox.ThreatFoxFacts;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads indicators. The documentation calls the indicator itself {@code ioc}, some clients {@code ioc_value}. */
final class ThreatFoxAnswer {
    // an object full of nulls says as little as a missing one
    private static final ThreatFoxFacts.Malware NO_MALWARE = new ThreatFoxFacts.Malware(null, null, null, null);

    private ThreatFoxAnswer() {}

    static List<ThreatFoxFacts.Indicator> read(AnswerFields answer) {
        return answer.objects("data").stream().map(ThreatFoxAnswer::indicator).toList();
    }

    private static ThreatFoxFacts.Indicator indicator(AnswerFields indicator) {
        return new ThreatFoxFacts.Indicator(
                indicator.text("id"),
                indicator.has("ioc") ? indicator.text("ioc") : indicator.text("ioc_value"),
                indicator.text("threat_type"),
                indicator.text("threat_type_desc"),
                indicator.text("ioc_type"),
                indicator.text("ioc_type_desc"),
                malware(indicator),
                indicator.number("confidence_level"),
                indicator.time("first_seen"),
                indicator.time("last_seen"),
                indicator.text("reporter"),
                indicator.text("reference"),
                indicator.tags("tags"),
                indicator.objects("malware_samples").stream()
                        .map(sample -> new ThreatFoxFacts.Sample(
                                sample.time("time_stamp"),
                                sample.text("md5_hash"),
                                sample.text("sha256_hash"),
                                sample.text("malware_bazaar")))
                        .toList());
    }

    private static ThreatFoxFacts.@Nullable Malware malware(AnswerFields indicator) {
        ThreatFoxFacts.Malware read = new ThreatFoxFacts.Malware(
                indicator.text("malware"),
                indicator.text("malware_printable"),
                indicator.text("malware_alias"),
                indicator.text("malware_malpedia"));
        return read.equals(NO_MALWARE) ? null : read;
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
