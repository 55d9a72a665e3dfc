@NullMarked
package io.github.cowriekit.testkit.greedybear;

import org.jspecify.annotations.NullMarked;
