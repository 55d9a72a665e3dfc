@NullMarked
package io.github.cowriekit.testkit.ipinfo;

import org.jspecify.annotations.NullMarked;
