/** The names of addresses. */
@NullMarked
package io.github.cowriekit.enrich.internal.reversedns;

import org.jspecify.annotations.NullMarked;
