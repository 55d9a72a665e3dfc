/** Questions to name servers. */
@NullMarked
package io.github.cowriekit.enrich.internal.dns;

import org.jspecify.annotations.NullMarked;
