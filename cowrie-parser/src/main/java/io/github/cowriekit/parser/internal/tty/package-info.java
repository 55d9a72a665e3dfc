/** Reads tty recordings. */
@NullMarked
package io.github.cowriekit.parser.internal.tty;

import org.jspecify.annotations.NullMarked;
