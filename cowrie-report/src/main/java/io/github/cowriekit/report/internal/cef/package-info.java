/** Lines in the Common Event Format. */
@NullMarked
package io.github.cowriekit.report.internal.cef;

import org.jspecify.annotations.NullMarked;
