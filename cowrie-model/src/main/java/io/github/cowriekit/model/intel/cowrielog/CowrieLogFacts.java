package io.github.cowriekit.model.intel.cowrielog;

import io.github.cowriekit.model.intel.Facts;
import org.jspecify.annotations.Nullable;

/**
 * What Cowrie's own VirusTotal, GreyNoise and reverse-DNS plugins wrote into the log about a subject.
 *
 * <p>It describes the day of the attack. Event ids and keys are those of the
 * <a href="https://github.com/cowrie/cowrie/tree/main/src/cowrie/output">plugins of Cowrie</a>.
 *
 * @param virusTotal scan of a file or URL, null when the log holds none
 * @param greyNoise what GreyNoise said about an address, null when the log holds nothing
 * @param reverseDns name of an address, null when the log holds none
 * @since 0.1.0
 */
public record CowrieLogFacts(
        @Nullable CowrieLogScan virusTotal,
        @Nullable CowrieLogNoise greyNoise,
        @Nullable CowrieLogName reverseDns) implements Facts {}
