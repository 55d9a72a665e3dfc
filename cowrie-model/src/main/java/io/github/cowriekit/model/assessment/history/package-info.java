/** How a session compares with earlier ones, and statistics over many sessions. */
@NullMarked
package io.github.cowriekit.model.assessment.history;

import org.jspecify.annotations.NullMarked;
