/** For authors of sinks: what a sink is given, and what it says about it. */
@NullMarked
package io.github.cowriekit.sink.spi;

import org.jspecify.annotations.NullMarked;
