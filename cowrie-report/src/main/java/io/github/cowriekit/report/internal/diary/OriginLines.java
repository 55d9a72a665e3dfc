package io.github.cowriekit.report.internal.diary;

import io.github.cowriekit.model.intel.Attributed;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.NetworkKind;
import io.github.cowriekit.model.intel.NetworkUse;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.SubjectView;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where a host is and what its network is used for, of all who say so. Sources that disagree stand side by side. */
final class OriginLines {
    private final LabelledLines lines;

    OriginLines(LabelledLines lines) {
        this.lines = lines;
    }

    /** Adds the lines about a host. */
    void add(Observable host, List<EnrichmentResult> about) {
        SubjectView view = SubjectView.of(host, about);
        lines.ifPresent("Country", joined(view.countries(), Function.identity()));
        lines.ifPresent("Registered Country", joined(view.registeredIn(), Function.identity()));
        lines.ifPresent("Network Kind", joined(view.uses(), OriginLines::words));
        lines.ifPresent("Network Kind Hint", joined(view.hints(), NetworkKind::label));
        lines.ifPresent("Known Scanner", joined(view.knownScanners(), Function.identity()));
    }

    static String words(NetworkUse use) {
        return use.name() == null ? use.kind().label() : use.kind().label() + " " + use.name();
    }

    /** Returns each value once with all who say it: {@code GB (maxmind, shodan), US (abuseipdb)}. */
    static <T> String joined(List<Attributed<T>> values, Function<T, String> words) {
        Map<String, Set<String>> sources = new LinkedHashMap<>();
        for (Attributed<T> said : values) {
            sources.computeIfAbsent(words.apply(said.value()), value -> new LinkedHashSet<>())
                    .add(said.source());
        }
        return sources.entrySet().stream()
                .map(entry -> entry.getKey() + " (" + String.join(", ", entry.getValue()) + ")")
                .collect(Collectors.joining(", "));
    }
}
