package io.github.cowriekit.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;

/**
 * What a fake service answers.
 *
 * @param status HTTP status
 * @param headers headers; one that says {@code Content-Encoding: gzip} has the body compressed
 * @param body body; sent in UTF-8
 * @since 0.1.0
 */
public record FakeAnswer(int status, Map<String, String> headers, String body) {
    private static final String ENCODING = "Content-Encoding";

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

    /** Returns this answer compressed, as servers send it that do so without being asked to. */
    public FakeAnswer gzipped() {
        Map<String, String> compressed = new HashMap<>(headers);
        compressed.put(ENCODING, "gzip");
        return new FakeAnswer(status, compressed, body);
    }

    /** Returns the body as it is sent. */
    byte[] bytes() {
        byte[] plain = body.getBytes(StandardCharsets.UTF_8);
        if (!"gzip".equals(headers.get(ENCODING))) {
            return plain;
        }
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            out.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return compressed.toByteArray();
    }
}
