/** Reports about sessions; start at {@link io.github.cowriekit.report.Reports}. */
@NullMarked
package io.github.cowriekit.report;

import org.jspecify.annotations.NullMarked;
