/** Alerts as JSON, for every sink. */
@NullMarked
package io.github.cowriekit.sink.internal.alert;

import org.jspecify.annotations.NullMarked;
