/** Files, lines, events: the stages behind {@link io.github.cowriekit.parser.CowrieLog}. */
@NullMarked
package io.github.cowriekit.parser.internal;

import org.jspecify.annotations.NullMarked;
