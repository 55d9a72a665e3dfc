/** Exit lists of the Tor Project. */
@NullMarked
package io.github.cowriekit.enrich.internal.tor;

import org.jspecify.annotations.NullMarked;
