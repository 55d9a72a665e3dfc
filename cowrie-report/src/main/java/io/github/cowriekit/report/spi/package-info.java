/**
 * For authors of formats: text of attackers and services made safe to be shown, as the formats of this library show it.
 *
 * <p>A format does two things with a value, in this order: it makes it safe for whoever reads it ({@link
 * io.github.cowriekit.report.spi.SafeText SafeText}), then it escapes what means something in its own grammar, such
 * as {@code <} in HTML, {@code |} in a table of Markdown or a formula in a cell. The second is the format's own:
 * nothing here knows a grammar.
 */
@NullMarked
package io.github.cowriekit.report.spi;

import org.jspecify.annotations.NullMarked;
