package io.github.cowriekit.store.internal.query;

import io.github.cowriekit.store.ValueKind;

/**
 * What a session must have: one value of a kind.
 *
 * @param kind what it is
 * @param text the value, or a part of it
 * @param isPart whether it is enough that a value contains the text
 */
public record Criterion(ValueKind kind, String text, boolean isPart) {}
