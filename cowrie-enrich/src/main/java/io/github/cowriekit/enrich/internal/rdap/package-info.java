/** The registries of networks, by RDAP. */
@NullMarked
package io.github.cowriekit.enrich.internal.rdap;

import org.jspecify.annotations.NullMarked;
