package io.github.cowriekit.report.internal.html;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.intel.Attributed;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.NetworkUse;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.SubjectView;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the sources do not agree about, of where a session came from, and who says what. */
final class Disagreements {
    private Disagreements() {}

    static void write(SessionRecord record, PageText text, JsonGenerator out) throws IOException {
        out.writeStartArray();
        String ip = record.session().source().ip();
        if (ip != null && !ip.isEmpty() && !EnrichedSession.of(record).results().isEmpty()) {
            try {
                SubjectView view = SubjectView.of(Observable.host(ip), record);
                countries(view, text, out);
                // two names may be those of one system
                line(
                        "AS",
                        view.systems().stream()
                                .filter(said -> said.value().number() != null)
                                .toList(),
                        system -> "AS" + system.number(),
                        text,
                        out);
                line("Kind of network", view.uses(), Disagreements::use, text, out);
            } catch (IllegalArgumentException noAddress) {
                // a log may say anything
            }
        }
        out.writeEndArray();
    }

    /** Where a network is registered is another thing than where an address is, and a reader compares the two. */
    private static void countries(SubjectView view, PageText text, JsonGenerator out) throws IOException {
        if (Stream.concat(view.countries().stream(), view.registeredIn().stream())
                        .map(Attributed::value)
                        .distinct()
                        .count()
                > 1) {
            Stream<Attributed<String>> registered = view.registeredIn().stream()
                    .map(said -> new Attributed<>(
                            said.value() + " (registered)", said.source(), said.fetchedAt(), said.asOf()));
            line(
                    "Country",
                    Stream.concat(view.countries().stream(), registered).toList(),
                    Function.identity(),
                    text,
                    out);
        }
    }

    private static String use(NetworkUse use) {
        return use.kind().label() + (use.name() == null ? "" : " " + use.name());
    }

    private static <T> void line(
            String label, List<Attributed<T>> values, Function<T, String> show, PageText text, JsonGenerator out)
            throws IOException {
        Map<String, Set<String>> sources = new LinkedHashMap<>();
        values.forEach(said -> sources.computeIfAbsent(show.apply(said.value()), value -> new LinkedHashSet<>())
                .add(said.source()));
        if (sources.size() > 1) {
            out.writeStartArray();
            out.writeString(label);
            text.service(sources.entrySet().stream()
                    .map(said -> said.getKey().strip() + " (" + String.join(", ", said.getValue()) + ")")
                    .collect(Collectors.joining("; ")));
            out.writeEndArray();
        }
    }
}
