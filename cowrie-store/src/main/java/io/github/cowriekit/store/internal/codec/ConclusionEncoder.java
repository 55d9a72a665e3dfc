package io.github.cowriekit.store.internal.codec;

import io.github.cowriekit.json.FactsJson;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.NetworkKind;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.SubjectView;
import io.github.cowriekit.store.Conclusion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes what sources said about a session and what was concluded; {@link ConclusionDecoder} reads it. */
record ConclusionEncoder(References references, ByteWriter out) {
    static final String FOUND = "found";
    static final String NOT_FOUND = "not found";
    static final String FAILED = "failed";

    void write(EnrichedSession enriched, @Nullable Conclusion conclusion) {
        List<String> answers = enriched.results().stream()
                .filter(result -> !(result instanceof EnrichmentResult.Skipped))
                .filter(result -> result.observable().type() != ObservableType.PASSWORD)
                .map(ConclusionEncoder::text)
                .toList();
        writeAll(SubjectKind.ANSWER, answers);
        if (!answers.isEmpty()) {
            mentionOrigin(enriched);
        }
        out.flag(conclusion != null);
        if (conclusion == null) {
            return;
        }
        reference(SubjectKind.VERDICT, label(conclusion.operator()));
        out.flag(conclusion.score() != null);
        if (conclusion.score() != null) {
            out.text(conclusion.score().toString());
        }
        out.optionalInt(conclusion.interest());
        reference(SubjectKind.TEXT, name(conclusion.category()));
        reference(SubjectKind.TEXT, name(conclusion.stage()));
        reference(SubjectKind.TEXT, name(conclusion.intent()));
        writeAll(SubjectKind.TECHNIQUE, conclusion.techniques());
        writeAll(SubjectKind.CAMPAIGN, conclusion.campaigns());
        reference(SubjectKind.PLAYBOOK, conclusion.playbook());
        reference(SubjectKind.CLUSTER, conclusion.cluster());
        writeAll(SubjectKind.KEY, conclusion.plantedKeys());
    }

    /** Returns the constant in the words of the command line, such as {@code likely-human}. */
    static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    /** Lets the session be found by where it came from, as it was said when it was stored. */
    private void mentionOrigin(EnrichedSession enriched) {
        String ip = enriched.session().source().ip();
        if (ip == null || ip.isEmpty()) {
            return;
        }
        SubjectView view = SubjectView.of(Observable.ip(ip), enriched.results());
        references.of(SubjectKind.COUNTRY, view.country().orElse(null));
        references.of(
                SubjectKind.ASN,
                view.autonomousSystem()
                        .flatMap(system -> Optional.ofNullable(system.number()))
                        .map(number -> "AS" + number)
                        .orElse(null));
        references.of(
                SubjectKind.NETWORK_KIND,
                view.networkKind().map(NetworkKind::label).orElse(null));
    }

    private static String text(EnrichmentResult result) {
        StringBuilder text = new StringBuilder();
        Netstrings.append(text, result.observable().type().label());
        Netstrings.append(text, result.observable().value());
        Netstrings.append(text, result.source());
        Netstrings.append(
                text, result.fetchedAt() == null ? null : result.fetchedAt().toString());
        if (result instanceof EnrichmentResult.Found found) {
            Netstrings.append(text, FOUND);
            Netstrings.append(text, FactsJson.write(found.facts()));
        } else if (result instanceof EnrichmentResult.Failed failed) {
            Netstrings.append(text, FAILED);
            Netstrings.append(text, failed.reason().name());
            Netstrings.append(text, failed.detail());
        } else {
            Netstrings.append(text, NOT_FOUND);
        }
        return text.toString();
    }

    private void writeAll(SubjectKind kind, List<String> values) {
        out.unsigned(values.size());
        values.forEach(value -> reference(kind, value));
    }

    private void reference(SubjectKind kind, @Nullable String value) {
        out.unsigned(references.of(kind, value));
    }
}
