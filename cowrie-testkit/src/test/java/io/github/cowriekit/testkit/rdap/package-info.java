@NullMarked
package io.github.cowriekit.testkit.rdap;

import org.jspecify.annotations.NullMarked;
