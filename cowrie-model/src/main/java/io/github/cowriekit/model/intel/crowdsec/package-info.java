/** What CrowdSec says. */
@NullMarked
package io.github.cowriekit.model.intel.crowdsec;

import org.jspecify.annotations.NullMarked;
