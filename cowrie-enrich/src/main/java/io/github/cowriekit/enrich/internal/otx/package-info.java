/** The pulses of AlienVault OTX. */
@NullMarked
package io.github.cowriekit.enrich.internal.otx;

import org.jspecify.annotations.NullMarked;
