/** What the DROP lists of Spamhaus say. */
@NullMarked
package io.github.cowriekit.model.intel.spamhausdrop;

import org.jspecify.annotations.NullMarked;
