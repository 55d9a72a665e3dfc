/** What logs are stored as: files, archives, lines and objects, and what may be wrong with them. */
@NullMarked
package io.github.cowriekit.parser.input;

import org.jspecify.annotations.NullMarked;
