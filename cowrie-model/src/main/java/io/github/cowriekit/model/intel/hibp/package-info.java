/** What Have I Been Pwned says. */
@NullMarked
package io.github.cowriekit.model.intel.hibp;

import org.jspecify.annotations.NullMarked;
