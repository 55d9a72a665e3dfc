/** CIRCL hashlookup. */
@NullMarked
package io.github.cowriekit.enrich.internal.circl;

import org.jspecify.annotations.NullMarked;
