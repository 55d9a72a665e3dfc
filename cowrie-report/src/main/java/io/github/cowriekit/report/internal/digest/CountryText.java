package io.github.cowriekit.report.internal.digest;

import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.intel.Attributed;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.SubjectView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The country of an address for readers: one where all agree, else each with who says it. */
public final class CountryText {
    private static final String REGISTERED = " (registered)";

    private CountryText() {}

    /** Returns the country of the client of a session as a service wrote it, null when no source says one. */
    public static @Nullable String of(SessionRecord record) {
        String ip = record.session().source().ip();
        if (ip == null || ip.isEmpty() || EnrichedSession.of(record).results().isEmpty()) {
            return null;
        }
        try {
            return of(SubjectView.of(Observable.host(ip), record));
        } catch (IllegalArgumentException noAddress) {
            // a log may say anything
            return null;
        }
    }

    /** Returns such as {@code US}, {@code US (registered)} or {@code HK (spur), CN (dshield: registered)}; null without any. */
    public static @Nullable String of(SubjectView view) {
        Map<String, String> said = new LinkedHashMap<>();
        add(said, view.countries(), "");
        add(said, view.registeredIn(), ": registered");
        return switch (said.size()) {
            case 0 -> null;
            case 1 -> said.keySet().iterator().next() + (view.countries().isEmpty() ? REGISTERED : "");
            default ->
                said.entrySet().stream()
                        .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                        .collect(Collectors.joining(", "));
        };
    }

    private static void add(Map<String, String> said, List<Attributed<String>> countries, String note) {
        for (Attributed<String> country : countries) {
            said.merge(country.value(), country.source() + note, (before, now) -> before + ", " + now);
        }
    }
}
