/** YARAify of abuse.ch. */
@NullMarked
package io.github.cowriekit.enrich.internal.yaraify;

import org.jspecify.annotations.NullMarked;
