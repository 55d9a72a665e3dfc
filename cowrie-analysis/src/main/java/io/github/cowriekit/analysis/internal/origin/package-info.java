/** Internal to this module. */
@NullMarked
package io.github.cowriekit.analysis.internal.origin;

import org.jspecify.annotations.NullMarked;
