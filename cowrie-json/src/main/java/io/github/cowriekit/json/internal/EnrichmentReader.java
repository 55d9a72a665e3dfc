package io.github.cowriekit.json.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.Reason;
import java.time.Instant;

/** Reads one element of {@code enrichment}. */
final class EnrichmentReader {
    private EnrichmentReader() {}

    static EnrichmentResult read(JsonObject json) {
        Observable observable = observable(json);
        String source = json.required("source");
        String status = json.required("status");
        return switch (status) {
            case "found" -> new EnrichmentResult.Found(observable, source, fetchedAt(json), facts(json));
            case "not-found" -> new EnrichmentResult.NotFound(observable, source, fetchedAt(json));
            case "skipped" -> new EnrichmentResult.Skipped(observable, source, reason(json), detail(json));
            case "failed" ->
                new EnrichmentResult.Failed(observable, source, fetchedAt(json), reason(json), detail(json));
            default -> throw new IllegalArgumentException(json.path() + ".status is not known: " + status);
        };
    }

    private static Observable observable(JsonObject json) {
        JsonObject observable = part(json, "observable");
        return new Observable(observable.required("type", ObservableType::of), observable.required("value"));
    }

    private static Reason reason(JsonObject json) {
        return Reason.find(json.required("reason")).orElse(Reason.OTHER);
    }

    /** Returns the detail; where an earlier version wrote a text in place of the reason, that one. */
    private static String detail(JsonObject json) {
        String detail = json.text("detail");
        String reason = json.required("reason");
        return detail != null ? detail : Reason.find(reason).isPresent() ? "" : reason;
    }

    private static Instant fetchedAt(JsonObject json) {
        return json.required("fetchedAt", Instant::parse);
    }

    private static Facts facts(JsonObject json) {
        JsonObject facts = part(json, "facts");
        facts.required("kind");
        try {
            return FactsMapper.read(facts.node());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(facts.path() + " cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private static JsonObject part(JsonObject json, String key) {
        JsonObject part = json.object(key);
        if (part == null) {
            throw new IllegalArgumentException(json.path() + "." + key + " is missing");
        }
        return part;
    }
}
