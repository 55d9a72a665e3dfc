/** Events made of keys and values, whatever version of Cowrie wrote them. */
@NullMarked
package io.github.cowriekit.parser.internal.event;

import org.jspecify.annotations.NullMarked;
