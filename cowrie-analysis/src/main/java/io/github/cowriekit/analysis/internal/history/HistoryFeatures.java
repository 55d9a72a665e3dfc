package io.github.cowriekit.analysis.internal.history;

import io.github.cowriekit.analysis.internal.paths.SessionPaths;
import java.util.Set;

/**
 * The features of a session that are read only if there is a history.
 *
 * @param typos words that look like typing errors
 * @param paths files that the session made or used
 */
public record HistoryFeatures(Set<String> typos, SessionPaths paths) {}
