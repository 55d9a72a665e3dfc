/** Counts, times and gauges for Micrometer; needs {@code micrometer-core}, which the rest of the library does not. */
@NullMarked
package io.github.cowriekit.enrich.micrometer;

import org.jspecify.annotations.NullMarked;
