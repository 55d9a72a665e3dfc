package io.github.cowriekit.enrich.internal.otx;

import io.github.cowriekit.enrich.spi.http.AnswerFields;
import io.github.cowriekit.model.intel.otx.OtxFacts;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the general section. A busy address is in tens of pulses; all are counted, and the newest kept. */
final class OtxAnswer {
    private static final int MOST_PULSES = 20;
    private static final int MOST_REFERENCES = 20;
    private static final Pattern SYSTEM = Pattern.compile("AS(\\d{1,10})(?:\\s+(.*))?", Pattern.DOTALL);
    private static final Comparator<OtxFacts.Pulse> NEWEST_FIRST =
            Comparator.comparing(OtxFacts.Pulse::modified, Comparator.nullsLast(Comparator.<Instant>reverseOrder()));

    private OtxAnswer() {}

    static OtxFacts read(AnswerFields body) {
        AnswerFields info = body.object("pulse_info");
        List<OtxFacts.Pulse> pulses = info.objects("pulses").stream()
                .map(OtxAnswer::pulse)
                .sorted(NEWEST_FIRST)
                .toList();
        String network = Objects.requireNonNullElse(body.text("asn"), "");
        Matcher system = SYSTEM.matcher(network);
        boolean isSystem = system.matches();
        return OtxFacts.builder()
                .reputation(body.number("reputation"))
                .pulseCount(info.number("count"))
                .authorCount(pulses.isEmpty() ? null : authors(pulses))
                .adversaries(sorted(pulses.stream().map(OtxFacts.Pulse::adversary)))
                .malwareFamilies(sorted(
                        pulses.stream().map(OtxFacts.Pulse::malwareFamilies).flatMap(Collection::stream)))
                .pulses(pulses.stream().limit(MOST_PULSES).toList())
                .references(
                        info.texts("references").stream().limit(MOST_REFERENCES).toList())
                .asn(isSystem ? Long.valueOf(system.group(1)) : null)
                .asName(isSystem ? system.group(2) : null)
                .countryCode(body.text("country_code"))
                .validations(body.objects("validation").stream()
                        .map(entry -> new OtxFacts.Validation(
                                entry.text("source"), entry.text("message"), entry.text("name")))
                        .toList())
                // no sample has one; clients read objects with an assessment
                .falsePositives(sorted(named(body, "false_positive", report -> report.text("assessment"))))
                .extra(body.plain("indicator", "type", "country_name", "city", "latitude", "longitude", "sections"))
                .build();
    }

    private static OtxFacts.Pulse pulse(AnswerFields pulse) {
        return new OtxFacts.Pulse(
                pulse.text("id"),
                pulse.text("name"),
                pulse.text("description"),
                pulse.time("created"),
                pulse.time("modified"),
                pulse.tags("tags"),
                pulse.text("adversary"),
                sorted(named(pulse, "malware_families", family -> family.text("display_name"))),
                sorted(named(pulse, "attack_ids", technique -> technique.text("id"))),
                pulse.text("TLP"),
                pulse.object("author").text("username"));
    }

    /** Returns the elements of a list, which are texts in some answers and objects in others. */
    private static Stream<@Nullable String> named(
            AnswerFields fields, String list, Function<AnswerFields, @Nullable String> name) {
        return Stream.concat(
                fields.texts(list).stream(), fields.objects(list).stream().map(name));
    }

    private static long authors(List<OtxFacts.Pulse> pulses) {
        return pulses.stream()
                .map(OtxFacts.Pulse::author)
                .filter(Objects::nonNull)
                .distinct()
                .count();
    }

    private static List<String> sorted(Stream<? extends @Nullable String> texts) {
        return texts.filter(Objects::nonNull)
                .map(Objects::toString)
                .distinct()
                .sorted()
                .toList();
    }
}
