/** Sessions that are put together from events. */
@NullMarked
package io.github.cowriekit.parser.session;

import org.jspecify.annotations.NullMarked;
