package io.github.cowriekit.model.intel.cowrielog;

import org.jspecify.annotations.Nullable;

/**
 * The verdict of one engine of VirusTotal, as Cowrie's plugin logged it.
 *
 * @param engine engine, in lower case, null when the log does not say
 * @param detected whether it called the subject malicious or suspicious, null when the log does not say
 * @param result name of the malware, in lower case, null without one
 * @since 0.1.0
 */
public record CowrieLogEngine(
        @Nullable String engine,
        @Nullable Boolean detected,
        @Nullable String result) {}
