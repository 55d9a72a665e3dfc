@NullMarked
package io.github.cowriekit.cli.cookbook;

import org.jspecify.annotations.NullMarked;
