/** The commands that ask a store, and the one that fills it. */
@NullMarked
package io.github.cowriekit.cli.internal.store;

import org.jspecify.annotations.NullMarked;
