/** Sending to Kafka; the only package that needs its client. */
@NullMarked
package io.github.cowriekit.sink.internal.kafka;

import org.jspecify.annotations.NullMarked;
