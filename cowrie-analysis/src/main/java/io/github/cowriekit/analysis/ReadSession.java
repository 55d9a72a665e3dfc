package io.github.cowriekit.analysis;

import io.github.cowriekit.analysis.internal.history.HistoryFeatures;
import io.github.cowriekit.analysis.internal.history.SessionFeatures;
import org.jspecify.annotations.Nullable;

/**
 * What a session shows by itself.
 *
 * @param remembered what a history will hold of it, null without one
 */
record ReadSession(SessionFeatures features, @Nullable HistoryFeatures remembered) {}
