/** What earlier sessions tell about a session, and figures over many. */
@NullMarked
package io.github.cowriekit.model.assessment.history;

import org.jspecify.annotations.NullMarked;
