package io.github.cowriekit.model.intel.otx;

import org.jspecify.annotations.Nullable;

/**
 * A list that knows an indicator, at AlienVault OTX.
 *
 * @param source the list, such as {@code whitelist}, null when the source does not say
 * @param message what it says, null when the source does not say
 * @param name name of the entry, null when the source does not say
 * @since 0.1.0
 */
public record OtxValidation(
        @Nullable String source,
        @Nullable String message,
        @Nullable String name) {}
