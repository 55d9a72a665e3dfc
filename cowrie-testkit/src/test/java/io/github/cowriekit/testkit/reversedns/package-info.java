@NullMarked
package io.github.cowriekit.testkit.reversedns;

import org.jspecify.annotations.NullMarked;
