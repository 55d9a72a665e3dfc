/** What Shodan says. */
@NullMarked
package io.github.cowriekit.model.intel.shodan;

import org.jspecify.annotations.NullMarked;
