package io.github.cowriekit.model.intel.virustotal;

/**
 * Votes of the VirusTotal community.
 *
 * @param harmless votes for harmless
 * @param malicious votes for malicious
 * @since 0.1.0
 */
public record CommunityVotes(long harmless, long malicious) {}
