package io.github.cowriekit.model.intel.cowrielog;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scan by VirusTotal that Cowrie's plugin logged.
 *
 * @param positives engines that called it malicious, null when the log does not say
 * @param total engines asked, null when the log does not say
 * @param scannedAt when VirusTotal scanned it, null when the log does not say
 * @param engines verdicts of the engines, sorted by name
 * @since 0.1.0
 */
public record CowrieLogScan(
        @Nullable Long positives,
        @Nullable Long total,
        @Nullable Instant scannedAt,
        List<CowrieLogEngine> engines) {
    /** Copies collections. */
    public CowrieLogScan {
        engines = List.copyOf(engines);
    }

    String hits() {
        String hits = positives == null ? "?" : positives.toString();
        return total == null ? hits + " hits" : hits + " of " + total;
    }
}
