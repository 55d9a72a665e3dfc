package io.github.cowriekit.sink.internal.outbox;

import io.github.cowriekit.sink.spi.Message;

/** A message for one sink. */
public record Entry(String sink, Message message) {}
