/** Answers that stand in the log already. */
@NullMarked
package io.github.cowriekit.enrich.internal.cowrielog;

import org.jspecify.annotations.NullMarked;
