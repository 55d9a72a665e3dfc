/** The IP sets of FireHOL. */
@NullMarked
package io.github.cowriekit.enrich.internal.firehol;

import org.jspecify.annotations.NullMarked;
