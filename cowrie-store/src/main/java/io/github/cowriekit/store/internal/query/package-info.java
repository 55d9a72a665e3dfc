/** Finds sessions and values. */
@NullMarked
package io.github.cowriekit.store.internal.query;

import org.jspecify.annotations.NullMarked;
