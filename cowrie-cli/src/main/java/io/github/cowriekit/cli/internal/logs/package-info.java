/** The logs that commands read, and how they are assessed. */
@NullMarked
package io.github.cowriekit.cli.internal.logs;

import org.jspecify.annotations.NullMarked;
