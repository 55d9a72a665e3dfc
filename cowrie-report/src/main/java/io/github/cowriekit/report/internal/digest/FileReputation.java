package io.github.cowriekit.report.internal.digest;

import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.intel.Attributed;
import io.github.cowriekit.model.intel.Detections;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.SubjectView;
import io.github.cowriekit.report.spi.SafeText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What all sources together say about the files of a session, looked up once for each. */
public final class FileReputation {
    private final Map<String, List<EnrichmentResult>> results = new HashMap<>();
    private final Map<String, SubjectView> views = new HashMap<>();

    public FileReputation(SessionRecord session) {
        for (EnrichmentResult result : EnrichedSession.of(session).results()) {
            if (result.observable().type() == ObservableType.SHA256) {
                results.computeIfAbsent(result.observable().value(), hash -> new ArrayList<>())
                        .add(result);
            }
        }
    }

    /** Returns what is said of a file, null if no source was asked about it. */
    public @Nullable SubjectView find(@Nullable String sha256) {
        if (sha256 == null || sha256.isEmpty()) {
            return null;
        }
        Observable file = Observable.sha256(sha256);
        List<EnrichmentResult> about = results.get(file.value());
        return about == null ? null : views.computeIfAbsent(file.value(), hash -> SubjectView.of(file, about));
    }

    /** Returns whether any source knows the file. */
    public boolean isKnown(String sha256) {
        return about(sha256).stream().anyMatch(EnrichmentResult.Found.class::isInstance);
    }

    /** Returns whether any source said whether it knows the file. */
    public boolean isAnswered(String sha256) {
        return about(sha256).stream()
                .anyMatch(result ->
                        result instanceof EnrichmentResult.Found || result instanceof EnrichmentResult.NotFound);
    }

    private List<EnrichmentResult> about(String sha256) {
        return results.getOrDefault(Observable.sha256(sha256).value(), List.of());
    }

    /** Returns the sources that call the file malicious. */
    public static List<String> accusers(SubjectView file) {
        return file.detections().stream()
                .filter(said -> said.value().positive() > 0)
                .map(Attributed::source)
                .distinct()
                .toList();
    }

    /** Returns the verdicts of engines, else of lists, of which most call the file malicious. */
    public static Optional<Detections> detections(SubjectView file) {
        return file.detections().stream()
                .map(Attributed::value)
                .max(Comparator.comparing((Detections said) -> said.asked() != null)
                        .thenComparing(Detections::positive));
    }

    /**
     * Returns the name that one of those who call the file malicious gives it, null without any: what a source names and
     * nobody calls malicious is in its answer, and no report calls a file that.
     */
    public static @Nullable String family(SubjectView file) {
        List<String> accusers = accusers(file);
        return file.malwareFamilies().stream()
                .filter(said -> accusers.contains(said.source()))
                .map(Attributed::value)
                .findFirst()
                .orElse(null);
    }

    public static @Nullable Instant firstSeen(SubjectView file) {
        return file.firstSeen().stream()
                .map(Attributed::value)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Returns such as {@code 30 of 55 engines, mirai (virustotal, malwarebazaar)}, safe to show; empty if nothing is known. */
    public String text(@Nullable String sha256, SafeText text) {
        SubjectView file = find(sha256);
        if (file == null) {
            return "";
        }
        StringJoiner words = new StringJoiner(", ");
        detections(file)
                .filter(said -> said.asked() != null && said.asked() > 0)
                .ifPresent(said -> words.add(said.positive() + " of " + said.asked() + " engines"));
        String family = family(file);
        if (family != null) {
            words.add(text.ofService(family));
        }
        String accusers = accusers(file).stream().map(text::ofService).collect(Collectors.joining(", "));
        if (accusers.isEmpty()) {
            return words.toString();
        }
        return words.length() == 0 ? "malicious (" + accusers + ")" : words + " (" + accusers + ")";
    }
}
