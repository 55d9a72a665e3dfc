/** A folder that MISP reads as a feed. */
@NullMarked
package io.github.cowriekit.sink.internal.misp;

import org.jspecify.annotations.NullMarked;
