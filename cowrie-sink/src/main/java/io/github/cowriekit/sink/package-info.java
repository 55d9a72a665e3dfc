/** Delivering sessions and alerts to other systems. */
@NullMarked
package io.github.cowriekit.sink;

import org.jspecify.annotations.NullMarked;
