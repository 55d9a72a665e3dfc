/** Inputs read side by side in the order of time, without what another copy has. */
@NullMarked
package io.github.cowriekit.parser.internal.merge;

import org.jspecify.annotations.NullMarked;
