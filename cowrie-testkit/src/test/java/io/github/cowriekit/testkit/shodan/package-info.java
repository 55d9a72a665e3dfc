@NullMarked
package io.github.cowriekit.testkit.shodan;

import org.jspecify.annotations.NullMarked;
