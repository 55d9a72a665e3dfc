/** What the user's own lists of networks say. */
@NullMarked
package io.github.cowriekit.model.intel.networks;

import org.jspecify.annotations.NullMarked;
