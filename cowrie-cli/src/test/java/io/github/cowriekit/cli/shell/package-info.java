@NullMarked
package io.github.cowriekit.cli.shell;

import org.jspecify.annotations.NullMarked;
