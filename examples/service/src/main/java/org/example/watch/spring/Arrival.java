package org.example.watch.spring;

import io.github.cowriekit.sink.spi.Message;
import java.util.UUID;

/**
 * What the rest of the application hears.
 *
 * @param id the same, should it come again
 * @param kind whether it is a session or an alert
 * @param text Session JSON, which {@code SessionJson.read} reads, or what happened; written by attackers: escape it where it is shown
 */
public record Arrival(UUID id, Message.Kind kind, String text) {}
