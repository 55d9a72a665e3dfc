/** What an analysis says about a session: verdicts and the evidence behind them. */
@NullMarked
package io.github.cowriekit.model.assessment;

import org.jspecify.annotations.NullMarked;
