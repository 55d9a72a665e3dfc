/** Small mains to copy from. */
@NullMarked
package io.github.cowriekit.examples;

import org.jspecify.annotations.NullMarked;
