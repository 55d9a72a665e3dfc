package io.github.cowriekit.model.intel.virustotal;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The verdict of one engine of VirusTotal.
 *
 * <p>Parts that the source leaves out are null or empty.
 *
 * @param engine engine
 * @param category such as {@code malicious} or {@code undetected}
 * @param result name of the malware, null when undetected
 * @param method such as {@code blacklist}
 * @param engineVersion version
 * @param engineUpdate date of its signatures, {@code YYYYMMDD}
 * @since 0.1.0
 */
public record EngineResult(
        String engine,
        @Nullable String category,
        @Nullable String result,
        @Nullable String method,
        @Nullable String engineVersion,
        @Nullable String engineUpdate) {
    /** Rejects missing required parts. */
    public EngineResult {
        Objects.requireNonNull(engine, "engine");
    }
}
