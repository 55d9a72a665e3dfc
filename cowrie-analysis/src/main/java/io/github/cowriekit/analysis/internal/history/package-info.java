/** What earlier sessions were like, within bounds. */
@NullMarked
package io.github.cowriekit.analysis.internal.history;

import org.jspecify.annotations.NullMarked;
