/** The memory of earlier sessions, of bounded size. */
@NullMarked
package io.github.cowriekit.analysis.internal.history;

import org.jspecify.annotations.NullMarked;
