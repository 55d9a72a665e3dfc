package io.github.cowriekit.parser.internal.json;

import io.github.cowriekit.parser.internal.bytes.MemoryBudget;
import io.github.cowriekit.parser.internal.bytes.Words;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes values of slices of a line that the {@link SliceScanner} accepted.
 *
 * <p>Gives the values that the JSON parser gives for the same text.
 */
public final class Slices {
    /** Not a slice. */
    public static final byte NONE = 0;
    /** The inside of a string without escapes. */
    public static final byte PLAIN = 1;
    /** The inside of a string with escapes. */
    public static final byte ESCAPED = 2;
    /** A whole number that fits a long. */
    static final byte INTEGER = 3;
    /** A number with a fraction. */
    static final byte DECIMAL = 4;
    /** An array of strings with its brackets. */
    static final byte TEXTS = 5;
    /** The inside of a string without escapes that other lines hold as well. */
    public static final byte REPEATED = 6;
    /** The inside of a string with escapes that other lines hold as well. */
    public static final byte REPEATED_ESCAPED = 7;

    static final byte TRUE = 8;
    static final byte FALSE = 9;

    private static final int MAX_WHOLE_DIGITS = 9;
    private static final int MAX_SHORT_LENGTH = 16;
    private static final int MAX_LENGTH = 40;

    private final TextCache shortTexts = new TextCache(12, MAX_SHORT_LENGTH);
    private final TextCache texts = new TextCache(9, MAX_LENGTH);
    private final RawCache<List<Object>> lists = new RawCache<>(this::parse);
    private final RawCache<String> longTexts = new RawCache<>(Slices::ascii);
    private final RawCache<String> escapedTexts = new RawCache<>(this::unescaped);
    // a table, since a switch would be inlined at every call site and exceed the JIT's budget
    private final RawCache.Decoder<?>[] byKind = {
        Slices::none,
        Slices::ascii,
        this::unescaped,
        Slices::integer,
        Slices::decimal,
        lists::get,
        this::repeated,
        escapedTexts::get,
        (buffer, from, length) -> true,
        (buffer, from, length) -> false
    };

    private byte[] scratch = new byte[1024];
    private final KeyExchanges keyExchanges = new KeyExchanges();

    /** Returns the value of a slice. */
    public Object value(byte[] buffer, int from, int length, byte kind) {
        return byKind[kind].decode(buffer, from, length);
    }

    /** Returns plain text that other lines hold as well; the same string as before if that is known. */
    String repeated(byte[] buffer, int from, int length) {
        if (length > MAX_LENGTH) {
            return longTexts.get(buffer, from, length);
        }
        TextCache cache = length <= MAX_SHORT_LENGTH ? shortTexts : texts;
        return cache.get(buffer, from, length);
    }

    /** Weighs a text with escapes, as {@link MemoryBudget#weigh} does with the string, without making it. */
    public static long weighEscaped(byte[] buffer, int from, int length) {
        int characters = 0;
        boolean latin1 = true;
        int stop = from + length;
        for (int at = from; at < stop; characters++) {
            if (buffer[at] != '\\') {
                at++;
            } else if (buffer[at + 1] != 'u') {
                at += 2;
            } else {
                latin1 &= buffer[at + 2] == '0' && buffer[at + 3] == '0';
                at += 6;
            }
        }
        return latin1 ? MemoryBudget.ascii(characters) : MemoryBudget.wide(characters);
    }

    /** Returns a {@link ShortText} as a string; the same one as before if that is known. */
    public String text(long head, long tail) {
        Words.put(scratch, 0, head);
        Words.put(scratch, Long.BYTES, tail);
        return shortTexts.get(scratch, 0, ShortText.length(head, tail));
    }

    KeyExchanges keyExchanges() {
        return keyExchanges;
    }

    /** Returns ASCII bytes as a string, by the only constructor that does no decoding. */
    @SuppressWarnings("deprecation")
    static String ascii(byte[] buffer, int from, int length) {
        return new String(buffer, 0, from, length);
    }

    private static Object none(byte[] buffer, int from, int length) {
        throw new IllegalArgumentException("no slice");
    }

    private static BigDecimal decimal(byte[] buffer, int from, int length) {
        return new BigDecimal(new String(buffer, from, length, StandardCharsets.ISO_8859_1));
    }

    static boolean isTexts(List<?> list) {
        for (int i = 0; i < list.size(); i++) {
            if (!(list.get(i) instanceof String)) {
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

    /** Returns whether a slice can be a number: one of JSON, or text that may write one. */
    public static boolean isNumber(byte kind) {
        return kind == PLAIN || kind == INTEGER || kind == DECIMAL;
    }

    /**
     * Returns a duration of as many nanoseconds as the digits say once the point is moved right; null for any other
     * spelling, and for more digits than a century needs.
     */
    public static @Nullable Duration duration(byte[] buffer, int from, int length, int scale) {
        long nanos = 0;
        int point = -1;
        int stop = from + length;
        for (int i = from; i < stop; i++) {
            byte b = buffer[i];
            if (b == '.' && point < 0 && i > from) {
                point = i;
            } else if (b >= '0' && b <= '9') {
                nanos = nanos * 10 + (b - '0');
            } else {
                return null;
            }
        }
        int fraction = point < 0 ? 0 : stop - point - 1;
        int whole = length - (point < 0 ? 0 : fraction + 1);
        if (whole == 0 || whole > MAX_WHOLE_DIGITS || fraction > scale || point == stop - 1) {
            return null;
        }
        for (int i = fraction; i < scale; i++) {
            nanos *= 10;
        }
        return Duration.ofNanos(nanos);
    }

    private String unescaped(byte[] buffer, int from, int length) {
        if (scratch.length < length) {
            scratch = new byte[length];
        }
        int to = 0;
        int stop = from + length;
        for (int at = from; at < stop; at++) {
            byte b = buffer[at];
            if (b == '\\') {
                b = simpleEscape(buffer[++at]);
                if (b == 0) {
                    return unescape(buffer, from, length);
                }
            }
            scratch[to++] = b;
        }
        return ascii(scratch, 0, to);
    }

    /** Returns the character that an escape stands for, 0 if it is written as a code unit. */
    private static byte simpleEscape(byte escape) {
        return switch (escape) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> 0;
            default -> escape;
        };
    }

    private static String unescape(byte[] buffer, int from, int length) {
        char[] text = new char[length];
        int size = 0;
        int stop = from + length;
        for (int at = from; at < stop; at++) {
            char c = (char) buffer[at];
            if (c == '\\') {
                c = (char) simpleEscape(buffer[++at]);
                if (c == 0) {
                    c = (char) codeUnit(buffer, at + 1);
                    at += 4;
                }
            }
            text[size++] = c;
        }
        return new String(text, 0, size);
    }

    /** Returns the number that four hexadecimal digits write. */
    private static int codeUnit(byte[] buffer, int from) {
        int unit = 0;
        for (int i = from; i < from + 4; i++) {
            unit = unit << 4 | Character.digit(buffer[i], 16);
        }
        return unit;
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
            list.add(escaped ? unescaped(buffer, start, at - start) : repeated(buffer, start, at - start));
            at++;
        }
        return List.copyOf(list);
    }
}
