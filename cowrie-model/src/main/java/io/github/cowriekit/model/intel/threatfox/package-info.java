/** What ThreatFox says. */
@NullMarked
package io.github.cowriekit.model.intel.threatfox;

import org.jspecify.annotations.NullMarked;
