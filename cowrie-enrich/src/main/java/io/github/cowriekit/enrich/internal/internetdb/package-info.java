/** InternetDB of Shodan. */
@NullMarked
package io.github.cowriekit.enrich.internal.internetdb;

import org.jspecify.annotations.NullMarked;
