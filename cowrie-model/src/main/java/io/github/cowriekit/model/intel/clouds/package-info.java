/** What the published address ranges of clouds say. */
@NullMarked
package io.github.cowriekit.model.intel.clouds;

import org.jspecify.annotations.NullMarked;
