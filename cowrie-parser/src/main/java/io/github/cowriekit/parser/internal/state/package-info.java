/** Values written to checkpoints and read from them. */
@NullMarked
package io.github.cowriekit.parser.internal.state;

import org.jspecify.annotations.NullMarked;
