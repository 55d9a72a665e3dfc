@NullMarked
package io.github.cowriekit.testkit.hibp;

import org.jspecify.annotations.NullMarked;
