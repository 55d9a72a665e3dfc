/** The range service of Have I Been Pwned. */
@NullMarked
package io.github.cowriekit.enrich.internal.hibp;

import org.jspecify.annotations.NullMarked;
