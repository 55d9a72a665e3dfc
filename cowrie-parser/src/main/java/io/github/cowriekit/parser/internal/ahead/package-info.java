/** Blocks of an input that other threads read and scan before they are wanted. */
@NullMarked
package io.github.cowriekit.parser.internal.ahead;

import org.jspecify.annotations.NullMarked;
