/** Times as Cowrie spells them, and the time in the log. */
@NullMarked
package io.github.cowriekit.parser.internal.time;

import org.jspecify.annotations.NullMarked;
