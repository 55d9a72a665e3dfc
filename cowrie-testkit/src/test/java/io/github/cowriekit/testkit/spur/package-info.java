@NullMarked
package io.github.cowriekit.testkit.spur;

import org.jspecify.annotations.NullMarked;
