/** Logs as other tools hand them out. */
@NullMarked
package io.github.cowriekit.parser.export;

import org.jspecify.annotations.NullMarked;
