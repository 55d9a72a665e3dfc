/** Sessions and alerts in a file per day. */
@NullMarked
package io.github.cowriekit.sink.internal.dayfile;

import org.jspecify.annotations.NullMarked;
