/** What InternetDB of Shodan says. */
@NullMarked
package io.github.cowriekit.model.intel.internetdb;

import org.jspecify.annotations.NullMarked;
