/** Sessions of months and years in one place; start at {@link io.github.cowriekit.store.SessionStore}. */
@NullMarked
package io.github.cowriekit.store;

import org.jspecify.annotations.NullMarked;
