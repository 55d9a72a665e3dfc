@NullMarked
package io.github.cowriekit.testkit.iscfeeds;

import org.jspecify.annotations.NullMarked;
