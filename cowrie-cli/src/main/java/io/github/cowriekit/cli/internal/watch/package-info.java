/** Following logs as a service. */
@NullMarked
package io.github.cowriekit.cli.internal.watch;

import org.jspecify.annotations.NullMarked;
