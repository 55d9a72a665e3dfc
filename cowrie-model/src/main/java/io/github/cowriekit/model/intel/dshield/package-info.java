/** What SANS ISC and DShield says. */
@NullMarked
package io.github.cowriekit.model.intel.dshield;

import org.jspecify.annotations.NullMarked;
