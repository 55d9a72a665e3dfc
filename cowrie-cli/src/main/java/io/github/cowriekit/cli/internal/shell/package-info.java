/** Commands for whoever types: jshell with the library, completion of command lines, manual pages. */
@NullMarked
package io.github.cowriekit.cli.internal.shell;

import org.jspecify.annotations.NullMarked;
