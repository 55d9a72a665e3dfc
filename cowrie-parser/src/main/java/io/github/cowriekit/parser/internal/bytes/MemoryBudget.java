package io.github.cowriekit.parser.internal.bytes;

import io.github.cowriekit.model.KeyExchange;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bytes of heap that one session may hold, as estimated. */
public final class MemoryBudget {
    /** A record in a list, with its times and numbers. */
    public static final int ELEMENT = 90;

    private static final int OBJECT = 56;

    /** Shorter texts are weighed at two bytes a character, which is faster than inspecting them. */
    private static final int SHORT = 32;

    private final long limit;
    private long used;
    private boolean cut;

    public MemoryBudget(long limit) {
        this.limit = limit;
    }

    /** Takes bytes if that many are left; returns false otherwise. */
    public boolean take(long bytes) {
        if (bytes > limit - used) {
            return false;
        }
        used += bytes;
        return true;
    }

    /** Notes that a list of the session lacks something. */
    public void noteCut() {
        cut = true;
    }

    public boolean isCut() {
        return cut;
    }

    /** Takes bytes that cannot be refused. */
    public void charge(long bytes) {
        used += bytes;
    }

    public long used() {
        return used;
    }

    public static long element(@Nullable String... texts) {
        long bytes = ELEMENT;
        for (String text : texts) {
            bytes += weigh(text);
        }
        return bytes;
    }

    /** Weighs an element with two texts, as {@link #element(String...)} does, without an array. */
    public static long element(@Nullable String first, @Nullable String second) {
        return ELEMENT + weigh(first) + weigh(second);
    }

    /** Weighs a text of so many ASCII characters, as {@link #weigh} does with the string. */
    public static long ascii(int length) {
        return OBJECT + (length > SHORT ? length : 2L * length);
    }

    /** Weighs a text of so many characters as if each took two bytes. */
    public static long wide(int length) {
        return OBJECT + 2L * length;
    }

    /** Weighs a text. */
    public static long weigh(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        int length = text.length();
        return OBJECT + (length > SHORT && isLatin1(text) ? length : 2L * length);
    }

    /** Weighs many short texts without looking at their characters, as if each took two bytes. */
    static long names(List<String> texts) {
        long bytes = OBJECT;
        for (int i = 0; i < texts.size(); i++) {
            bytes += Long.BYTES + OBJECT + 2L * texts.get(i).length();
        }
        return bytes;
    }

    /** Weighs what a client offers. */
    public static long kex(@Nullable KeyExchange kex) {
        return kex == null
                ? 0
                : element(kex.hassh(), kex.hasshAlgorithms())
                        + names(kex.kexAlgs())
                        + names(kex.keyAlgs())
                        + names(kex.encCs())
                        + names(kex.macCs())
                        + names(kex.compCs())
                        + names(kex.langCs());
    }

    public static long weigh(@Nullable Object value) {
        if (value == null) {
            return 0;
        }
        if (value instanceof String text) {
            return weigh(text);
        }
        long bytes = OBJECT;
        if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                bytes += OBJECT + weigh(entry.getKey()) + weigh(entry.getValue());
            }
        } else if (value instanceof List<?> list) {
            for (Object element : list) {
                bytes += Long.BYTES + weigh(element);
            }
        } else if (value instanceof BigInteger number) {
            bytes += number.bitLength() / 8;
        } else if (value instanceof BigDecimal number) {
            bytes += number.precision();
        }
        return bytes;
    }

    /** The JVM stores such a text in one byte per character. */
    public static boolean isLatin1(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xFF) {
                return false;
            }
        }
        return true;
    }
}
