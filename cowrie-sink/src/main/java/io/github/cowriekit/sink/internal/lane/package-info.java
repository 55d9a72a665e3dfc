/** Sending what waits for one sink. */
@NullMarked
package io.github.cowriekit.sink.internal.lane;

import org.jspecify.annotations.NullMarked;
