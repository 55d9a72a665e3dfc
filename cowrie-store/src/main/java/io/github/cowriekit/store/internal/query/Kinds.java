package io.github.cowriekit.store.internal.query;

import io.github.cowriekit.store.ValueKind;
import io.github.cowriekit.store.internal.codec.SubjectKind;

/** The public kinds of values as the database numbers them. */
public final class Kinds {
    private Kinds() {}

    /** Returns the number of a kind in the database. */
    public static int code(ValueKind kind) {
        return SubjectKind.valueOf(kind.name()).code();
    }

    /** Returns the kind with a number, which must be one that is counted. */
    public static ValueKind of(int code) {
        return ValueKind.valueOf(SubjectKind.of(code).name());
    }
}
