/** {@code cowriekit watch}, and the files to run it as a service. */
@NullMarked
package io.github.cowriekit.cli.watch;

import org.jspecify.annotations.NullMarked;
