/** Sessions as compact bytes that refer to shared texts. */
@NullMarked
package io.github.cowriekit.store.internal.codec;

import org.jspecify.annotations.NullMarked;
