package io.github.cowriekit.report.internal.diary;

import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.report.spi.SafeText;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The results of a session by subject, since a session with many files has many of them. */
final class AnswersBySubject {
    private final Map<Observable, List<EnrichmentResult>> results = new LinkedHashMap<>();
    private final Map<String, Set<ObservableType>> kinds = new HashMap<>();
    private final Set<String> said = new HashSet<>();

    AnswersBySubject(List<EnrichmentResult> results) {
        for (EnrichmentResult result : results) {
            this.results
                    .computeIfAbsent(result.observable(), subject -> new ArrayList<>())
                    .add(result);
            if (result instanceof EnrichmentResult.Found) {
                kinds.computeIfAbsent(result.source(), source -> EnumSet.noneOf(ObservableType.class))
                        .add(result.observable().type());
            }
        }
    }

    /** Returns whether a source found something about, say, both an address and a file. */
    boolean isAboutSeveralKinds(String source) {
        return kinds.getOrDefault(source, Set.of()).size() > 1;
    }

    /**
     * Returns the word for an unanswered question, or null when the block says the same of the source already: without
     * a key there is no answer to any question, and once is enough.
     */
    @Nullable
    String news(EnrichmentResult result, SafeText text) {
        String word = SourceAnswer.word(result, text);
        return said.add(result.source() + " " + word) ? word : null;
    }

    Set<Observable> subjects() {
        return results.keySet();
    }

    List<EnrichmentResult> about(@Nullable Observable subject) {
        return subject == null ? List.of() : results.getOrDefault(subject, List.of());
    }

    /** Returns a host or an address as subject, null when the text is neither. */
    static @Nullable Observable host(@Nullable String host) {
        try {
            return host == null ? null : Observable.host(host);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    static @Nullable Observable url(@Nullable String url) {
        return url == null || url.isEmpty() ? null : Observable.url(url);
    }

    static @Nullable Observable file(@Nullable String sha256) {
        return sha256 == null || sha256.isEmpty() ? null : Observable.sha256(sha256);
    }
}
