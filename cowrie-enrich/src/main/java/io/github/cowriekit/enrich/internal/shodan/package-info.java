/** The host lookup of Shodan. */
@NullMarked
package io.github.cowriekit.enrich.internal.shodan;

import org.jspecify.annotations.NullMarked;
