/** Internal to this module. */
@NullMarked
package io.github.cowriekit.model.internal;

import org.jspecify.annotations.NullMarked;
