/** The intelfeed of SANS ISC. */
@NullMarked
package io.github.cowriekit.enrich.internal.intelfeed;

import org.jspecify.annotations.NullMarked;
