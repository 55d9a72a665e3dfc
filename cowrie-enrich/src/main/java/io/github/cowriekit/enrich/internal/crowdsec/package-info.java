/** The threat intelligence of CrowdSec. */
@NullMarked
package io.github.cowriekit.enrich.internal.crowdsec;

import org.jspecify.annotations.NullMarked;
