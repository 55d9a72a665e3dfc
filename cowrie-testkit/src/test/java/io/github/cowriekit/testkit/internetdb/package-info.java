@NullMarked
package io.github.cowriekit.testkit.internetdb;

import org.jspecify.annotations.NullMarked;
