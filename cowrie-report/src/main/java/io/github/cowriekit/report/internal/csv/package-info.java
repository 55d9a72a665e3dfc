/** Internal to this module. */
@NullMarked
package io.github.cowriekit.report.internal.csv;

import org.jspecify.annotations.NullMarked;
