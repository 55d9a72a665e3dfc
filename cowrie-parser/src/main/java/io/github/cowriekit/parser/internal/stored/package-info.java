/** Finds files that Cowrie stored, by names that cannot be trusted, and says what they are. */
@NullMarked
package io.github.cowriekit.parser.internal.stored;

import org.jspecify.annotations.NullMarked;
