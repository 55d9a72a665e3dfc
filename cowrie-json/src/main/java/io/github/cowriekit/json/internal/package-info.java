/** Internal to this module. */
@NullMarked
package io.github.cowriekit.json.internal;

import org.jspecify.annotations.NullMarked;
