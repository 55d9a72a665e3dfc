/** Messages on disk until their receivers have them. */
@NullMarked
package io.github.cowriekit.sink.internal.outbox;

import org.jspecify.annotations.NullMarked;
