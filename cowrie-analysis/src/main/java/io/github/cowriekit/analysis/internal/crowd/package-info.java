/** What earlier sessions were like, within bounds. */
@NullMarked
package io.github.cowriekit.analysis.internal.crowd;

import org.jspecify.annotations.NullMarked;
