/** The Community API of GreyNoise. */
@NullMarked
package io.github.cowriekit.enrich.internal.greynoise;

import org.jspecify.annotations.NullMarked;
