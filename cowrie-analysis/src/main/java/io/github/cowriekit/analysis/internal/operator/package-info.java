/** Internal to this module. */
@NullMarked
package io.github.cowriekit.analysis.internal.operator;

import org.jspecify.annotations.NullMarked;
