/** What the list of Tor exits says. */
@NullMarked
package io.github.cowriekit.model.intel.tor;

import org.jspecify.annotations.NullMarked;
