/** Internal to this module. */
@NullMarked
package io.github.cowriekit.report.internal.diff;

import org.jspecify.annotations.NullMarked;
