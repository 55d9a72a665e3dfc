package io.github.cowriekit.report.internal.diary;

import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.Reason;
import io.github.cowriekit.report.spi.SafeText;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which sources gave no answer, by why: not listed is not the same as not asked. */
final class Unanswered {
    /** The address that the session came from; a source that was asked about nothing else is named alone. */
    private static final String CLIENT = "client";
    /** More sources than this are counted: most say the same of every session, and the totals name them. */
    private static final int NAMED = 4;

    private Unanswered() {}

    /** Returns a line for each reason, such as {@code not listed: urlhaus (client, file), virustotal (URL)}. */
    static List<String> lines(SessionRecord record, SafeText text) {
        Observable source = AnswersBySubject.host(record.session().source().ip());
        Map<String, Map<String, Set<String>>> sources = new LinkedHashMap<>();
        for (EnrichmentResult result : EnrichedSession.of(record).results()) {
            String why = why(result);
            if (why != null) {
                String about = result.observable().equals(source)
                        ? CLIENT
                        : kind(result.observable().type());
                sources.computeIfAbsent(why, word -> new LinkedHashMap<>())
                        .computeIfAbsent(result.source(), name -> new LinkedHashSet<>())
                        .add(about);
            }
        }
        return sources.entrySet().stream()
                .map(entry -> text.ofService(entry.getKey() + ": " + named(entry.getValue())))
                .toList();
    }

    private static String named(Map<String, Set<String>> sources) {
        if (sources.size() > NAMED) {
            return sources.size() + " sources";
        }
        return sources.entrySet().stream()
                .map(entry -> entry.getValue().equals(Set.of(CLIENT))
                        ? entry.getKey()
                        : entry.getKey() + " (" + String.join(", ", entry.getValue()) + ")")
                .collect(Collectors.joining(", "));
    }

    private static @Nullable String why(EnrichmentResult result) {
        if (result instanceof EnrichmentResult.NotFound) {
            return "not listed";
        }
        if (result instanceof EnrichmentResult.Failed failed) {
            return "failed (" + failed.reason().label() + ")";
        }
        if (result instanceof EnrichmentResult.Skipped skipped) {
            // a source that is not asked such questions unless somebody wants it; one that was excluded says so
            boolean isUsual =
                    skipped.reason() == Reason.NOT_ASKED && skipped.detail().isEmpty();
            String why = skipped.reason() == Reason.NOT_ASKED
                    ? skipped.text()
                    : skipped.reason().label();
            return isUsual ? null : "skipped (" + why + ")";
        }
        return null;
    }

    /** Returns the word of a reader for what was asked about. */
    static String kind(ObservableType type) {
        return switch (type) {
            case IP -> "address";
            case HOST -> "host";
            case URL -> "URL";
            case SHA256 -> "file";
            case SSH_KEY -> "key";
            case PASSWORD -> "password";
        };
    }
}
