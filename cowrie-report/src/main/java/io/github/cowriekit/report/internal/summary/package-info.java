/** Internal to this module. */
@NullMarked
package io.github.cowriekit.report.internal.summary;

import org.jspecify.annotations.NullMarked;
