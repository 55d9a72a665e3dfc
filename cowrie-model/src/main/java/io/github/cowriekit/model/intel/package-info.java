/** What threat-intelligence sources say, as records. */
@NullMarked
package io.github.cowriekit.model.intel;

import org.jspecify.annotations.NullMarked;
