package io.github.cowriekit.model.assessment;

import java.util.Objects;

/**
 * A file of the session whose content is known from its hash alone, without asking a source.
 *
 * @param sha256 SHA-256 in lower-case hex
 * @param content what it is, such as {@code one newline}
 * @param trivial whether the content is so common that the hash says nothing
 * @since 0.1.0
 */
public record KnownFile(String sha256, String content, boolean trivial) {
    public KnownFile {
        Objects.requireNonNull(sha256, "sha256");
        Objects.requireNonNull(content, "content");
    }
}
