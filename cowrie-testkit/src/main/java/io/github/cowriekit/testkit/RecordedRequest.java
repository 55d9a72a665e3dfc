package io.github.cowriekit.testkit;

import io.github.cowriekit.model.intel.Observable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request that a fake service received. {@code toString} leaves out headers and body.
 *
 * @param method HTTP method
 * @param path path as sent, still encoded
 * @param query query as sent, null without one
 * @param subject what was asked about, null if the request names nothing that this service answers
 * @param headers headers; names in any case
 * @param body body, empty without one
 * @since 0.1.0
 */
public record RecordedRequest(
        String method,
        String path,
        @Nullable String query,
        @Nullable Observable subject,
        Map<String, List<String>> headers,
        String body) {
    /** Rejects missing required parts and copies the collections. */
    public RecordedRequest {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(body, "body");
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        headers = Collections.unmodifiableMap(copy);
    }

    /** Returns the first value of a header, its name in any case. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    RecordedRequest about(@Nullable Observable subject) {
        return new RecordedRequest(method, path, query, subject, headers, body);
    }

    @Override
    public String toString() {
        return "RecordedRequest[" + method + " " + path + ", " + subject + "]";
    }
}
