/** What GreyNoise says. */
@NullMarked
package io.github.cowriekit.model.intel.greynoise;

import org.jspecify.annotations.NullMarked;
