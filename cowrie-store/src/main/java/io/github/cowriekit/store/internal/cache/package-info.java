/** Answers of sources in the store. */
@NullMarked
package io.github.cowriekit.store.internal.cache;

import org.jspecify.annotations.NullMarked;
