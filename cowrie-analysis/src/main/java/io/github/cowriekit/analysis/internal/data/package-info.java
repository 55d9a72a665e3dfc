/** Internal to this module. */
@NullMarked
package io.github.cowriekit.analysis.internal.data;

import org.jspecify.annotations.NullMarked;
