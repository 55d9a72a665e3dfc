/** What tty recordings hold: records, key strokes, typed lines, the visible transcript. */
@NullMarked
package io.github.cowriekit.model.tty;

import org.jspecify.annotations.NullMarked;
