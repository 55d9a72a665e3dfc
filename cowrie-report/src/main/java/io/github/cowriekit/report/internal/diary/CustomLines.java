package io.github.cowriekit.report.internal.diary;

import io.github.cowriekit.model.intel.CustomFacts;
import io.github.cowriekit.model.intel.EnrichmentResult;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** One line per attribute of a source that the diary does not know. */
final class CustomLines {
    private static final Set<String> KNOWN = Set.of(
            "abuseipdb",
            "circl",
            "clouds",
            CowrieLogLines.SOURCE,
            "crowdsec",
            "dshield",
            "greynoise",
            "hibp",
            HostLines.INTERNETDB,
            "malwarebazaar",
            "otx",
            "rdap",
            "reversedns",
            "maxmind",
            "networks",
            HostLines.SHODAN,
            "spur",
            "teamcymru",
            "threatfox",
            "tor",
            HostLines.URLHAUS,
            HostLines.VIRUSTOTAL);

    private final Lines lines;
    private final String subject;

    /** Labels the lines with the source, the subject, if it is not plain from the lines around, and the attribute. */
    CustomLines(Lines lines, String subject) {
        this.lines = lines;
        this.subject = subject;
    }

    void add(List<EnrichmentResult> results) {
        for (EnrichmentResult result : results) {
            String label = lines.text().ofService(result.source().toUpperCase(Locale.ROOT)) + subject;
            if (result instanceof EnrichmentResult.Found found) {
                if (found.facts() instanceof CustomFacts custom) {
                    for (Map.Entry<String, Object> entry : custom.attributes().entrySet()) {
                        lines.ifPresent(label + " " + lines.text().ofService(entry.getKey()), entry.getValue());
                    }
                }
            } else if (!KNOWN.contains(result.source()) && !FeedLines.SOURCES.contains(result.source())) {
                lines.add(label, Answer.word(result, lines.text()));
            }
        }
    }
}
