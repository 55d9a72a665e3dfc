/** What is rare about a session. */
@NullMarked
package io.github.cowriekit.analysis.internal.unusual;

import org.jspecify.annotations.NullMarked;
