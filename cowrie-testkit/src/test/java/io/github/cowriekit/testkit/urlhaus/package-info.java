@NullMarked
package io.github.cowriekit.testkit.urlhaus;

import org.jspecify.annotations.NullMarked;
