/** How answers are found and kept, in memory and beyond the run. */
@NullMarked
package io.github.cowriekit.enrich.internal.answers;

import org.jspecify.annotations.NullMarked;
