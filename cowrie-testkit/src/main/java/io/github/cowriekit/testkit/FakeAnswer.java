package io.github.cowriekit.testkit;

import java.util.Map;
import java.util.Objects;

/**
 * What a fake service answers.
 *
 * @param status HTTP status
 * @param headers headers
 * @param body body; sent in UTF-8
 * @since 0.1.0
 */
public record FakeAnswer(int status, Map<String, String> headers, String body) {
    /** Copies the headers. */
    public FakeAnswer {
        headers = Map.copyOf(headers);
        Objects.requireNonNull(body, "body");
    }

    /** Returns an answer of JSON. */
    public static FakeAnswer json(int status, String body) {
        return new FakeAnswer(status, Map.of("Content-Type", "application/json"), body);
    }

    /** Returns a page of HTML, as blocks, proxies and outages produce it. */
    public static FakeAnswer html(int status, String title) {
        return new FakeAnswer(
                status,
                Map.of("Content-Type", "text/html; charset=utf-8"),
                "<!DOCTYPE html><html><head><title>" + title + "</title></head><body>" + title + "</body></html>");
    }
}
