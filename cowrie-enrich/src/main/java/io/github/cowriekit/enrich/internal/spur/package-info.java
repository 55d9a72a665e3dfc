/** SPUR Context v2. */
@NullMarked
package io.github.cowriekit.enrich.internal.spur;

import org.jspecify.annotations.NullMarked;
