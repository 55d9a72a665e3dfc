package io.github.cowriekit.model.intel.cowrielog;

import org.jspecify.annotations.Nullable;

/**
 * What Cowrie's GreyNoise plugin logged about an address, since 2021 only as a sentence.
 *
 * @param noise whether GreyNoise saw it scan the internet, null when the log does not say
 * @param riot whether it belongs to a benign service, null when the log does not say
 * @param classification such as {@code malicious} or {@code benign}, null when the log does not say
 * @param name who is believed to own it, null when the log does not say
 * @param tag name of the activity in logs of old versions, null when the log does not say
 * @param confidence of the tag, null when the log does not say
 * @since 0.1.0
 */
public record CowrieLogNoise(
        @Nullable Boolean noise,
        @Nullable Boolean riot,
        @Nullable String classification,
        @Nullable String name,
        @Nullable String tag,
        @Nullable String confidence) {}
