/** Which sessions have a value, as few bytes. */
@NullMarked
package io.github.cowriekit.store.internal.posting;

import org.jspecify.annotations.NullMarked;
