/** What SPUR says. */
@NullMarked
package io.github.cowriekit.model.intel.spur;

import org.jspecify.annotations.NullMarked;
