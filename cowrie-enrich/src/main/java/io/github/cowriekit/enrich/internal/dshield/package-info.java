/** SANS ISC/DShield. */
@NullMarked
package io.github.cowriekit.enrich.internal.dshield;

import org.jspecify.annotations.NullMarked;
