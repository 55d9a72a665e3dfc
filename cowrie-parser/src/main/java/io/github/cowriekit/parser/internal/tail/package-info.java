/** Logs that grow and rotate, read a line at a time. */
@NullMarked
package io.github.cowriekit.parser.internal.tail;

import org.jspecify.annotations.NullMarked;
