/** How much a session deserves to be read. */
@NullMarked
package io.github.cowriekit.analysis.internal.interest;

import org.jspecify.annotations.NullMarked;
