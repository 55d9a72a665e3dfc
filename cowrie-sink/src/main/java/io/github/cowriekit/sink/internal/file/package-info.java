/** Files that a crash leaves whole. */
@NullMarked
package io.github.cowriekit.sink.internal.file;

import org.jspecify.annotations.NullMarked;
