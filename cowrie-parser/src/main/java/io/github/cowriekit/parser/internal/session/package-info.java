/** The parts of a session while its events come in, within a budget. */
@NullMarked
package io.github.cowriekit.parser.internal.session;

import org.jspecify.annotations.NullMarked;
