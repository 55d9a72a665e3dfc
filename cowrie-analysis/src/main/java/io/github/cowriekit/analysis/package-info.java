/** Analysis of sessions; start at {@link io.github.cowriekit.analysis.Analysis}. */
@NullMarked
package io.github.cowriekit.analysis;

import org.jspecify.annotations.NullMarked;
