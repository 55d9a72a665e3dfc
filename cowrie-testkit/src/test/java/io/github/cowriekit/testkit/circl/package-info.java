@NullMarked
package io.github.cowriekit.testkit.circl;

import org.jspecify.annotations.NullMarked;
