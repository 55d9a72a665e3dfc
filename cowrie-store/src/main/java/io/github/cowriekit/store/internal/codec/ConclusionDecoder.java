package io.github.cowriekit.store.internal.codec;

import io.github.cowriekit.json.FactsJson;
import io.github.cowriekit.model.assessment.Intent;
import io.github.cowriekit.model.assessment.Operator;
import io.github.cowriekit.model.assessment.SessionCategory;
import io.github.cowriekit.model.assessment.Stage;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.Reason;
import io.github.cowriekit.store.Conclusion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ConclusionEncoder} wrote. */
record ConclusionDecoder(ByteReader in, Texts texts) {
    List<EnrichmentResult> answers() {
        List<EnrichmentResult> answers = new ArrayList<>();
        for (String text : all()) {
            answers.add(answer(text));
        }
        return answers;
    }

    private static EnrichmentResult answer(String text) {
        List<@Nullable String> parts = Netstrings.read(text);
        Observable observable = new Observable(ObservableType.of(part(parts, 0)), part(parts, 1));
        String source = part(parts, 2);
        Instant fetchedAt = Instant.parse(part(parts, 3));
        return switch (part(parts, 4)) {
            case ConclusionEncoder.FOUND ->
                FactsJson.read(part(parts, 5))
                        .<EnrichmentResult>map(
                                facts -> new EnrichmentResult.Found(observable, source, fetchedAt, facts))
                        .orElseGet(() -> new EnrichmentResult.Failed(
                                observable, source, fetchedAt, Reason.INVALID_ANSWER, "cannot be read back"));
            case ConclusionEncoder.FAILED ->
                new EnrichmentResult.Failed(observable, source, fetchedAt, reason(part(parts, 5)), part(parts, 6));
            default -> new EnrichmentResult.NotFound(observable, source, fetchedAt);
        };
    }

    private static String part(List<@Nullable String> parts, int index) {
        return Objects.requireNonNull(parts.get(index), "part of an answer");
    }

    private static Reason reason(String name) {
        Reason reason = constant(Reason.class, name);
        return reason == null ? Reason.OTHER : reason;
    }

    @Nullable
    Conclusion conclusion() {
        if (!in.flag()) {
            return null;
        }
        Operator operator = Operator.valueOf(
                texts.required((int) in.unsigned()).toUpperCase(Locale.ROOT).replace('-', '_'));
        Double score = in.flag() ? Double.valueOf(in.text()) : null;
        Integer interest = in.optionalInt();
        return new Conclusion(
                operator,
                score,
                interest,
                constant(SessionCategory.class, optional()),
                constant(Stage.class, optional()),
                constant(Intent.class, optional()),
                all(),
                all(),
                optional(),
                optional(),
                all());
    }

    /** Returns the constant of that name, null for one of another version. */
    private static <E extends Enum<E>> @Nullable E constant(Class<E> type, @Nullable String name) {
        if (name == null) {
            return null;
        }
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private List<String> all() {
        int count = in.count();
        List<String> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            all.add(texts.required((int) in.unsigned()));
        }
        return all;
    }

    private @Nullable String optional() {
        return texts.at((int) in.unsigned());
    }
}
