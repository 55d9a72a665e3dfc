/** The engine behind {@link io.github.cowriekit.enrich.Enrichment}. */
@NullMarked
package io.github.cowriekit.enrich.internal;

import org.jspecify.annotations.NullMarked;
