/** How interesting a session is. */
@NullMarked
package io.github.cowriekit.analysis.internal.interest;

import org.jspecify.annotations.NullMarked;
