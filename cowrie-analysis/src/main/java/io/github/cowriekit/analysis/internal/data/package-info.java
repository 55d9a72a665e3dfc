/** Data files, saved state, and counters of bounded size. */
@NullMarked
package io.github.cowriekit.analysis.internal.data;

import org.jspecify.annotations.NullMarked;
