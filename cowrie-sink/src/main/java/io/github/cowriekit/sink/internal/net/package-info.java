/** What sinks that use the network have in common. */
@NullMarked
package io.github.cowriekit.sink.internal.net;

import org.jspecify.annotations.NullMarked;
