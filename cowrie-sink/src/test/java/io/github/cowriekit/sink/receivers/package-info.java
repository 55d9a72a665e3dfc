/** The sinks that send over the network, against receivers on the loopback interface. */
@NullMarked
package io.github.cowriekit.sink.receivers;

import org.jspecify.annotations.NullMarked;
