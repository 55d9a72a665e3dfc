/** The command line {@code cowriekit}: one class for each command, named after it. */
@NullMarked
package io.github.cowriekit.cli;

import org.jspecify.annotations.NullMarked;
