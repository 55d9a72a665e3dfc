/** Logs that grow while they are read, and checkpoints. */
@NullMarked
package io.github.cowriekit.parser.follow;

import org.jspecify.annotations.NullMarked;
