/** URLhaus of abuse.ch. */
@NullMarked
package io.github.cowriekit.enrich.internal.urlhaus;

import org.jspecify.annotations.NullMarked;
