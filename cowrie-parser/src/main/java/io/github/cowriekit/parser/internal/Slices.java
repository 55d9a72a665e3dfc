package io.github.cowriekit.parser.internal;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes values out of slices of a line that the {@link SliceScanner} has found sound.
 *
 * <p>Gives the values that the JSON parser gives for the same text.
 */
final class Slices {
    /** Not a slice. */
    static final byte NONE = 0;
    /** The inside of a string without escapes. */
    static final byte PLAIN = 1;
    /** The inside of a string with escapes. */
    static final byte ESCAPED = 2;
    /** A whole number that fits a long. */
    static final byte INTEGER = 3;
    /** A number with a fraction. */
    static final byte DECIMAL = 4;
    /** An array of strings with its brackets. */
    static final byte TEXTS = 5;

    private static final int MAX_CACHED_LIST = 1024;

    private final TextCache texts = new TextCache();
    private final ListCache lists = new ListCache();

    Object value(byte[] buffer, int from, int length, byte kind) {
        return switch (kind) {
            case PLAIN -> texts.get(buffer, from, length);
            case ESCAPED -> unescape(buffer, from, length);
            case INTEGER -> integer(buffer, from, length);
            case DECIMAL -> new BigDecimal(new String(buffer, from, length, StandardCharsets.ISO_8859_1));
            case TEXTS -> lists.get(buffer, from, length);
            default -> throw new IllegalArgumentException("no slice of kind " + kind);
        };
    }

    /** Returns ASCII text as a string, one that was made before if it is short. */
    String text(byte[] buffer, int from, int length) {
        return texts.get(buffer, from, length);
    }

    static boolean isTexts(List<?> list) {
        for (Object element : list) {
            if (!(element instanceof String)) {
                return false;
            }
        }
        return true;
    }

    /** Returns a whole number of at most 18 digits. */
    static long integer(byte[] buffer, int from, int length) {
        int stop = from + length;
        boolean negative = buffer[from] == '-';
        long number = 0;
        for (int i = negative ? from + 1 : from; i < stop; i++) {
            number = number * 10 + (buffer[i] - '0');
        }
        return negative ? -number : number;
    }

    private static String unescape(byte[] buffer, int from, int length) {
        StringBuilder text = new StringBuilder(length);
        int stop = from + length;
        int at = from;
        while (at < stop) {
            byte b = buffer[at++];
            if (b != '\\') {
                text.append((char) b);
                continue;
            }
            byte escape = buffer[at++];
            switch (escape) {
                case 'b' -> text.append('\b');
                case 'f' -> text.append('\f');
                case 'n' -> text.append('\n');
                case 'r' -> text.append('\r');
                case 't' -> text.append('\t');
                case 'u' -> {
                    text.append((char) Integer.parseInt(new String(buffer, at, 4, StandardCharsets.ISO_8859_1), 16));
                    at += 4;
                }
                default -> text.append((char) escape);
            }
        }
        return text.toString();
    }

    /** The lists of algorithms of a client are long, few and the same for every session of its kind. */
    private final class ListCache {
        private static final int BITS = 10;

        private final byte[] @Nullable [] raw = new byte[1 << BITS][];
        private final @Nullable Object[] parsed = new Object[1 << BITS];

        List<Object> get(byte[] buffer, int from, int length) {
            if (length > MAX_CACHED_LIST) {
                return parse(buffer, from, length);
            }
            int place = place(buffer, from, length);
            byte[] known = raw[place];
            if (known == null || !Arrays.equals(known, 0, known.length, buffer, from, from + length)) {
                raw[place] = Arrays.copyOfRange(buffer, from, from + length);
                parsed[place] = parse(buffer, from, length);
            }
            @SuppressWarnings("unchecked")
            List<Object> list = (List<Object>) parsed[place];
            return list == null ? List.of() : list;
        }

        private static int place(byte[] buffer, int from, int length) {
            long hash = length;
            int i = 0;
            for (; i + Long.BYTES <= length; i += Long.BYTES) {
                hash = Words.mix(hash + Words.at(buffer, from + i));
            }
            for (; i < length; i++) {
                hash = Words.mix(hash + buffer[from + i]);
            }
            return (int) (hash >>> (Long.SIZE - BITS));
        }
    }

    private List<Object> parse(byte[] buffer, int from, int length) {
        List<Object> list = new ArrayList<>();
        int stop = from + length;
        int at = from;
        while (at < stop) {
            if (buffer[at++] != '"') {
                continue;
            }
            int start = at;
            boolean escaped = false;
            while (buffer[at] != '"') {
                escaped |= buffer[at] == '\\';
                at += buffer[at] == '\\' ? 2 : 1;
            }
            list.add(escaped ? unescape(buffer, start, at - start) : texts.get(buffer, start, at - start));
            at++;
        }
        return List.copyOf(list);
    }
}
