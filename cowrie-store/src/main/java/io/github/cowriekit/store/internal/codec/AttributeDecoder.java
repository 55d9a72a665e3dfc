package io.github.cowriekit.store.internal.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what {@link AttributeEncoder} wrote. */
record AttributeDecoder(ByteReader in, Texts texts) {
    Map<String, Object> read() {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        int count = in.count();
        for (int i = 0; i < count; i++) {
            String name = text();
            attributes.put(name, value());
        }
        return withoutNullness(attributes);
    }

    /** Values of a log may be null although the type of the record does not say so. */
    @SuppressWarnings({"unchecked", "NullAway"})
    private static Map<String, Object> withoutNullness(Map<String, @Nullable Object> attributes) {
        return (Map<String, Object>) (Map<?, ?>) attributes;
    }

    private @Nullable Object value() {
        int type = in.next();
        return switch (type) {
            case AttributeEncoder.NULL -> null;
            case AttributeEncoder.TEXT -> in.text();
            case AttributeEncoder.SHARED_TEXT -> text();
            case AttributeEncoder.FALSE -> false;
            case AttributeEncoder.TRUE -> true;
            case AttributeEncoder.LONG -> in.signed();
            case AttributeEncoder.BIG_INTEGER -> new BigInteger(in.text());
            case AttributeEncoder.BIG_DECIMAL -> new BigDecimal(in.text());
            case AttributeEncoder.LIST -> list();
            case AttributeEncoder.MAP -> read();
            default -> throw new IllegalArgumentException("a session in the store has an attribute of type " + type);
        };
    }

    private List<@Nullable Object> list() {
        int count = in.count();
        List<@Nullable Object> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            list.add(value());
        }
        return list;
    }

    private String text() {
        return texts.required((int) in.unsigned());
    }
}
