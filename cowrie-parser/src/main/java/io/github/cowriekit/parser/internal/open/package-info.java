/** The sessions whose events still come in, the usual ones in a compact form. */
@NullMarked
package io.github.cowriekit.parser.internal.open;

import org.jspecify.annotations.NullMarked;
