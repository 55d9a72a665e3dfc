/** Messages after RFC 5424, and the connection they go through. */
@NullMarked
package io.github.cowriekit.sink.internal.syslog;

import org.jspecify.annotations.NullMarked;
