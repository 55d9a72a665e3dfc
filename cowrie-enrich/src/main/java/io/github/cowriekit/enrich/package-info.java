/** Asks threat-intelligence sources about sessions; start at {@link io.github.cowriekit.enrich.Enrichment}. */
@NullMarked
package io.github.cowriekit.enrich;

import org.jspecify.annotations.NullMarked;
