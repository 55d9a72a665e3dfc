/** Tests of what a feed does within. */
@NullMarked
package io.github.cowriekit.sink.internal.misp;

import org.jspecify.annotations.NullMarked;
