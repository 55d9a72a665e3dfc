/** What commands write to and how. */
@NullMarked
package io.github.cowriekit.cli.internal.console;

import org.jspecify.annotations.NullMarked;
