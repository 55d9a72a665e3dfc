package io.github.cowriekit.store.internal.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the attributes of a notice, whose names and values are anything; {@link AttributeDecoder} reads them. */
record AttributeEncoder(References references, ByteWriter out) {
    static final int NULL = 0;
    static final int TEXT = 1;
    static final int FALSE = 2;
    static final int TRUE = 3;
    static final int LONG = 4;
    static final int BIG_INTEGER = 5;
    static final int BIG_DECIMAL = 6;
    static final int LIST = 7;
    static final int MAP = 8;
    static final int SHARED_TEXT = 9;

    /** Shorter texts take less room than a reference to them and a row of their own. */
    private static final int SHORTEST_SHARED = 24;

    /** Longer texts are rarely equal. */
    private static final int LONGEST_SHARED = 200;

    void write(Map<String, ?> attributes) {
        out.unsigned(attributes.size());
        attributes.forEach((name, value) -> {
            out.unsigned(references.of(SubjectKind.TEXT, name));
            write(value);
        });
    }

    private void write(@Nullable Object value) {
        if (value == null) {
            out.put(NULL);
        } else if (value instanceof String text) {
            boolean shared = text.length() >= SHORTEST_SHARED && text.length() <= LONGEST_SHARED;
            out.put(shared ? SHARED_TEXT : TEXT);
            if (shared) {
                out.unsigned(references.of(SubjectKind.TEXT, text));
            } else {
                out.text(text);
            }
        } else if (value instanceof Boolean flag) {
            out.put(flag ? TRUE : FALSE);
        } else if (value instanceof Long number) {
            out.put(LONG);
            out.signed(number);
        } else if (value instanceof BigInteger number) {
            out.put(BIG_INTEGER);
            out.text(number.toString());
        } else if (value instanceof BigDecimal number) {
            out.put(BIG_DECIMAL);
            out.text(number.toString());
        } else if (value instanceof List<?> list) {
            out.put(LIST);
            out.unsigned(list.size());
            list.forEach(this::write);
        } else if (value instanceof Map<?, ?> map) {
            out.put(MAP);
            out.unsigned(map.size());
            map.forEach((name, inner) -> {
                out.unsigned(references.of(SubjectKind.TEXT, String.valueOf(name)));
                write(inner);
            });
        } else {
            throw new IllegalArgumentException(
                    "an attribute holds a " + value.getClass().getName() + ", which cannot be stored");
        }
    }
}
