/** What the intelligence feed of SANS ISC says. */
@NullMarked
package io.github.cowriekit.model.intel.intelfeed;

import org.jspecify.annotations.NullMarked;
