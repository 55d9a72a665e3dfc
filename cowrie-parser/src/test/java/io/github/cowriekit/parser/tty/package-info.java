/** Tty recordings and what the log says about them. */
@NullMarked
package io.github.cowriekit.parser.tty;

import org.jspecify.annotations.NullMarked;
