/** Internal to this module. */
@NullMarked
package io.github.cowriekit.report.internal.json;

import org.jspecify.annotations.NullMarked;
