/** Counts and quantiles over a stream. */
@NullMarked
package io.github.cowriekit.analysis.internal.statistics;

import org.jspecify.annotations.NullMarked;
