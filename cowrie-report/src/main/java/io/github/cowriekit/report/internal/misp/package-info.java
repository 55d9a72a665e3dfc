/** Events for MISP. */
@NullMarked
package io.github.cowriekit.report.internal.misp;

import org.jspecify.annotations.NullMarked;
