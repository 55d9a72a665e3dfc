/** Reads Cowrie logs; start at {@link io.github.cowriekit.parser.CowrieLog}. */
@NullMarked
package io.github.cowriekit.parser;

import org.jspecify.annotations.NullMarked;
