/** What Feodo Tracker says. */
@NullMarked
package io.github.cowriekit.model.intel.feodotracker;

import org.jspecify.annotations.NullMarked;
