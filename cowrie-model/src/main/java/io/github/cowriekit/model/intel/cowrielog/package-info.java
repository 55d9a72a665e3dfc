/** What output plugins of Cowrie wrote into the log. */
@NullMarked
package io.github.cowriekit.model.intel.cowrielog;

import org.jspecify.annotations.NullMarked;
