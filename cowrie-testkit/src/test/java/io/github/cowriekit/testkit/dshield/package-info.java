@NullMarked
package io.github.cowriekit.testkit.dshield;

import org.jspecify.annotations.NullMarked;
