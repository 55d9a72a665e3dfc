package io.github.cowriekit.model.intel.threatfox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that belongs to an indicator of ThreatFox.
 *
 * @param seenAt when, null when the source does not say
 * @param md5 MD5 in hex, null when the source does not say
 * @param sha256 SHA-256 in hex, null when the source does not say
 * @param bazaarUrl page of MalwareBazaar about it, null when the source does not say
 * @since 0.1.0
 */
public record ThreatFoxSample(
        @Nullable Instant seenAt,
        @Nullable String md5,
        @Nullable String sha256,
        @Nullable String bazaarUrl) {}
