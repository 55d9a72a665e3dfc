/** The research scanners that SANS ISC knows. */
@NullMarked
package io.github.cowriekit.enrich.internal.iscresearch;

import org.jspecify.annotations.NullMarked;
