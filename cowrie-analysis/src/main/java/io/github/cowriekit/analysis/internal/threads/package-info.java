/** Work on a stream by several threads, in its order. */
@NullMarked
package io.github.cowriekit.analysis.internal.threads;

import org.jspecify.annotations.NullMarked;
