/** What databases of MaxMind say. */
@NullMarked
package io.github.cowriekit.model.intel.maxmind;

import org.jspecify.annotations.NullMarked;
