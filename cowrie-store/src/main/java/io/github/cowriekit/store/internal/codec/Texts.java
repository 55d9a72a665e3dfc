package io.github.cowriekit.store.internal.codec;

import org.jspecify.annotations.Nullable;

/** The texts that a body refers to, by their place among its references; 0 stands for null. */
@FunctionalInterface
interface Texts {
    /** Returns the text at a place, null at 0. */
    @Nullable
    String at(int place);

    /** Returns a text that must be there. */
    default String required(int place) {
        String text = at(place);
        if (text == null) {
            throw new IllegalArgumentException("a session lacks a text that it must have");
        }
        return text;
    }
}
