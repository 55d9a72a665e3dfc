/** What the reverse DNS says. */
@NullMarked
package io.github.cowriekit.model.intel.reversedns;

import org.jspecify.annotations.NullMarked;
