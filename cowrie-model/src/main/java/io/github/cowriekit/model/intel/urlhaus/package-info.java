/** What URLhaus says. */
@NullMarked
package io.github.cowriekit.model.intel.urlhaus;

import org.jspecify.annotations.NullMarked;
