/** Sessions, answers and assessments as JSON; start at {@link io.github.cowriekit.json.SessionJson}. */
@NullMarked
package io.github.cowriekit.json;

import org.jspecify.annotations.NullMarked;
