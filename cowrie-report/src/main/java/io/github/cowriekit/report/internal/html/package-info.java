/** Internal to this module. */
@NullMarked
package io.github.cowriekit.report.internal.html;

import org.jspecify.annotations.NullMarked;
