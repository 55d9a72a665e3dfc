/** Logs of which several copies are read. */
@NullMarked
package io.github.cowriekit.parser.copies;

import org.jspecify.annotations.NullMarked;
