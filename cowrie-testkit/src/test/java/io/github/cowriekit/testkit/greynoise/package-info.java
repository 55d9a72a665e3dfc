@NullMarked
package io.github.cowriekit.testkit.greynoise;

import org.jspecify.annotations.NullMarked;
