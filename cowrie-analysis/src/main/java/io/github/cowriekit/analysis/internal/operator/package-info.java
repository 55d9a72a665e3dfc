/** Who drove a session: indicators, their sum, and the verdict. */
@NullMarked
package io.github.cowriekit.analysis.internal.operator;

import org.jspecify.annotations.NullMarked;
