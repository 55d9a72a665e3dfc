package io.github.cowriekit.report.internal.diary;

import io.github.cowriekit.model.intel.CustomFacts;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Facts;
import java.lang.reflect.RecordComponent;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One line per attribute of a source that the diary does not know, whatever kind of facts it has. */
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

    private final LabelledLines lines;
    private final String subject;

    /** Labels the lines with the source, the subject, if it is not plain from the lines around, and the attribute. */
    CustomLines(LabelledLines lines, String subject) {
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
                } else if (!isKnown(result.source())) {
                    facts(label, found.facts());
                }
            } else if (!isKnown(result.source())) {
                lines.add(label, SourceAnswer.word(result, lines.text()));
            }
        }
    }

    private static boolean isKnown(String source) {
        return KNOWN.contains(source) || FeedLines.SOURCES.contains(source);
    }

    /** Adds the facts of a source of the library that another source found, in the name of that one. */
    private void facts(String label, Facts facts) {
        int before = lines.length();
        RecordComponent[] parts = facts.getClass().getRecordComponents();
        for (RecordComponent part : parts == null ? new RecordComponent[0] : parts) {
            String name = part.getName().replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
            lines.ifPresent(label + " " + name, plain(facts, part));
        }
        if (lines.length() == before) {
            lines.add(label, "found");
        }
    }

    /** Returns a text, number, time or list of them; empty for parts that have parts of their own. */
    private static Object plain(Facts facts, RecordComponent part) {
        Object value;
        try {
            value = part.getAccessor().invoke(facts);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        if (value instanceof Collection<?> several) {
            return several.stream()
                    .filter(CustomLines::isPlain)
                    .map(String::valueOf)
                    .collect(Collectors.joining(", "));
        }
        return value != null && isPlain(value) ? value : "";
    }

    private static boolean isPlain(@Nullable Object value) {
        return value instanceof CharSequence
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Temporal;
    }
}
