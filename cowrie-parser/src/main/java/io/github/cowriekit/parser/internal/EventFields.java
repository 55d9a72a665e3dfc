package io.github.cowriekit.parser.internal;

import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.KeyExchange;
import io.github.cowriekit.model.PublicKey;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys and values of one JSON object, reused for the next; reading a value marks its key as used.
 *
 * <p>A value of an unexpected shape reads as absent and stays among the {@link #rest}, so that nothing is lost.
 */
final class EventFields {
    private static final byte UNUSED = 0;
    private static final byte HEADER = 1;
    private static final byte BODY = 2;
    private static final BigDecimal CENTURY_IN_NANOS = new BigDecimal("3155760000000000000");

    private String[] keys = new String[32];
    private Object[] values = new Object[32];
    private byte[] used = new byte[32];
    private byte mark = HEADER;
    private int size;

    void clear() {
        Arrays.fill(values, 0, size, null);
        Arrays.fill(used, 0, size, UNUSED);
        size = 0;
        mark = HEADER;
    }

    void add(String key, Object value) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
            values = Arrays.copyOf(values, size * 2);
            used = Arrays.copyOf(used, size * 2);
        }
        keys[size] = key;
        values[size++] = value;
    }

    boolean has(String key) {
        return find(key) >= 0;
    }

    /** Returns a value without marking its key. */
    @Nullable
    Object peek(String key) {
        int i = find(key);
        return i < 0 ? null : values[i];
    }

    /** Returns a scalar as text. */
    @Nullable
    String text(String key) {
        int i = find(key);
        if (i < 0) {
            return null;
        }
        Object value = values[i];
        if (value instanceof String text) {
            used[i] = mark;
            return text;
        }
        if (value instanceof Number || value instanceof Boolean) {
            used[i] = mark;
            return value.toString();
        }
        return null;
    }

    /** Returns a scalar as text; an empty one reads as absent. */
    @Nullable
    String filled(String key) {
        String text = text(key);
        return text == null || text.isEmpty() ? null : text;
    }

    /** Returns a whole number, also one that is written as text. */
    @Nullable
    Long number(String key) {
        int i = find(key);
        if (i < 0) {
            return null;
        }
        BigDecimal decimal = decimal(values[i]);
        if (decimal == null) {
            return null;
        }
        try {
            long number = decimal.longValueExact();
            used[i] = mark;
            return number;
        } catch (ArithmeticException e) {
            return null;
        }
    }

    @Nullable
    Integer smallNumber(String key) {
        int i = find(key);
        Long number = i < 0 ? null : number(key);
        if (number == null) {
            return null;
        }
        if (number != number.intValue()) {
            used[i] = UNUSED;
            return null;
        }
        return number.intValue();
    }

    @Nullable
    Boolean flag(String key) {
        int i = find(key);
        if (i >= 0 && values[i] instanceof Boolean flag) {
            used[i] = mark;
            return flag;
        }
        return null;
    }

    /** Returns the strings of an array, empty when there is none. */
    List<String> texts(String key) {
        int i = find(key);
        if (i < 0 || !(values[i] instanceof List<?> list) || !list.stream().allMatch(String.class::isInstance)) {
            return List.of();
        }
        used[i] = mark;
        return list.stream().map(String.class::cast).toList();
    }

    /**
     * Returns a length of time in any of Cowrie's spellings: {@code duration_ms} (whole milliseconds, since 2026) or
     * {@code duration} (seconds as number, or as text since 2025).
     */
    @Nullable
    Duration duration() {
        Duration milliseconds = scaled("duration_ms", 6);
        return milliseconds != null ? milliseconds : scaled("duration", 9);
    }

    Endpoint endpoint(String ipKey, String portKey) {
        String ip = filled(ipKey);
        Integer port = smallNumber(portKey);
        return ip == null && port == null ? Endpoint.UNKNOWN : new Endpoint(ip, port);
    }

    @Nullable
    PublicKey publicKey() {
        if (!has("fingerprint") && !has("key")) {
            return null;
        }
        return new PublicKey(text("type"), text("fingerprint"), text("key"));
    }

    @Nullable
    KeyExchange kex() {
        if (!has("hassh") && !has("kexAlgs") && !has("encCS") && !has("macCS") && !has("keyAlgs")) {
            return null;
        }
        return KeyExchange.builder()
                .hassh(filled("hassh"))
                .hasshAlgorithms(text("hasshAlgorithms"))
                .kexAlgs(texts("kexAlgs"))
                .keyAlgs(texts("keyAlgs"))
                .encCs(texts("encCS"))
                .macCs(texts("macCS"))
                .compCs(texts("compCS"))
                .langCs(texts("langCS"))
                .build();
    }

    /** Marks a key as said elsewhere, so that it is not among the rest. */
    void drop(String key) {
        int i = find(key);
        if (i >= 0) {
            used[i] = mark;
        }
    }

    /** Says that the header is read and the keys of the event itself follow. */
    void beginBody() {
        mark = BODY;
    }

    /** Puts the keys read since {@link #beginBody} back among the rest. */
    void forgetBody() {
        for (int i = 0; i < size; i++) {
            if (used[i] == BODY) {
                used[i] = UNUSED;
            }
        }
    }

    /** Returns what nobody used, in its order. */
    Map<String, Object> rest() {
        Map<String, Object> rest = null;
        for (int i = 0; i < size; i++) {
            if (used[i] == UNUSED) {
                rest = rest == null ? new LinkedHashMap<>() : rest;
                rest.put(keys[i], values[i]);
            }
        }
        return rest == null ? Map.of() : rest;
    }

    private @Nullable Duration scaled(String key, int scale) {
        int i = find(key);
        BigDecimal decimal = i < 0 ? null : decimal(values[i]);
        if (decimal == null) {
            return null;
        }
        BigDecimal nanos = decimal.movePointRight(scale);
        if (nanos.abs().compareTo(CENTURY_IN_NANOS) > 0) {
            return null;
        }
        used[i] = mark;
        return Duration.ofNanos(nanos.setScale(0, RoundingMode.HALF_EVEN).longValue());
    }

    private static @Nullable BigDecimal decimal(Object value) {
        if (value instanceof Long number) {
            return BigDecimal.valueOf(number);
        }
        if (value instanceof BigDecimal number) {
            return Math.abs(number.scale()) > 100 ? null : number;
        }
        if (value instanceof BigInteger number) {
            return new BigDecimal(number);
        }
        if (value instanceof String text && !text.isEmpty() && text.length() <= 40) {
            try {
                return decimal(new BigDecimal(text));
            } catch (NumberFormatException e) {
                return null;
            }
        }
        return null;
    }

    private int find(String key) {
        // the last of repeated keys counts, as in Cowrie's own JSON library
        for (int i = size - 1; i >= 0; i--) {
            if (keys[i].equals(key)) {
                return i;
            }
        }
        return -1;
    }
}
