package io.github.cowriekit.analysis.internal.crowd;

import io.github.cowriekit.analysis.internal.paths.SessionPaths;
import java.util.Set;

/**
 * What only the crowd wants to know of a session.
 *
 * @param slips words that read as typing errors
 */
public record CrowdFeatures(Set<String> slips, SessionPaths paths) {}
