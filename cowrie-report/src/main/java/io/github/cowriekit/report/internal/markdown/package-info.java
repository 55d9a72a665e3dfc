/** Internal to this module. */
@NullMarked
package io.github.cowriekit.report.internal.markdown;

import org.jspecify.annotations.NullMarked;
