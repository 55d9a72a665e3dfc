/** Bytes of inputs: compression, archives, lines, searches. */
@NullMarked
package io.github.cowriekit.parser.internal.bytes;

import org.jspecify.annotations.NullMarked;
