package io.github.cowriekit.report.internal.legacy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** How Python writes values. */
final class Python {
    private static final int LINEAR_PROBES = 9;

    private Python() {}

    /** Returns {@code str(value)} of texts, booleans, numbers, lists and maps. */
    static String str(@Nullable Object value) {
        return value instanceof String text ? text : repr(value);
    }

    private static String repr(@Nullable Object value) {
        if (value == null) {
            return "None";
        }
        if (value instanceof Boolean bool) {
            return bool ? "True" : "False";
        }
        if (value instanceof Double number) {
            return number(number);
        }
        if (value instanceof List<?> list) {
            StringJoiner joined = new StringJoiner(", ", "[", "]");
            list.forEach(element -> joined.add(repr(element)));
            return joined.toString();
        }
        if (value instanceof Map<?, ?> map) {
            StringJoiner joined = new StringJoiner(", ", "{", "}");
            map.forEach((key, element) -> joined.add(repr(key) + ": " + repr(element)));
            return joined.toString();
        }
        return value instanceof String text ? quoted(text) : value.toString();
    }

    /** JSON numbers without a fraction are whole numbers to Python, though not to our records. */
    private static String number(double number) {
        if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            return Long.toString((long) number);
        }
        return number(BigDecimal.valueOf(number));
    }

    /** Returns {@code repr} of a float: an exponent only below 0.0001 and from 10 to the 16 on. */
    static String number(BigDecimal number) {
        BigDecimal bare = number.stripTrailingZeros();
        int exponent = bare.precision() - bare.scale() - 1;
        if (bare.signum() == 0 || (exponent >= -4 && exponent < 16)) {
            return bare.setScale(Math.max(1, bare.scale())).toPlainString();
        }
        String digits = bare.unscaledValue().abs().toString();
        String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        String sign = exponent < 0 ? "-" : "+";
        String size = Math.abs(exponent) < 10 ? "0" + Math.abs(exponent) : "" + Math.abs(exponent);
        return (bare.signum() < 0 ? "-" : "") + digits.charAt(0) + fraction + "e" + sign + size;
    }

    private static String quoted(String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        StringBuilder out = new StringBuilder().append(quote);
        text.codePoints().forEach(c -> {
            if (c == quote || c == '\\') {
                out.append('\\').appendCodePoint(c);
            } else if (c == '\n') {
                out.append("\\n");
            } else if (c == '\r') {
                out.append("\\r");
            } else if (c == '\t') {
                out.append("\\t");
            } else if (isPrintable(c)) {
                out.appendCodePoint(c);
            } else {
                out.append(c < 0x100 ? "\\x" : c < 0x10000 ? "\\u" : "\\U");
                out.append(String.format(c < 0x100 ? "%02x" : c < 0x10000 ? "%04x" : "%08x", c));
            }
        });
        return out.append(quote).toString();
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }

    /**
     * Returns the order in which CPython walks a set into which these whole numbers were put: that of its hash table,
     * which is the same in every run, unlike that of texts ({@code Objects/setobject.c}).
     */
    static List<Long> setOrder(List<Long> distinct) {
        @Nullable Long[] table = new @Nullable Long[8];
        int used = 0;
        for (Long number : distinct) {
            insert(table, number);
            used++;
            if (used * 5 >= (table.length - 1) * 3) {
                table = resized(table, used > 50_000 ? used * 2 : used * 4);
            }
        }
        List<Long> order = new ArrayList<>();
        for (Long number : table) {
            if (number != null) {
                order.add(number);
            }
        }
        return order;
    }

    private static @Nullable Long[] resized(@Nullable Long[] table, int least) {
        int size = 8;
        while (size <= least) {
            size <<= 1;
        }
        @Nullable Long[] larger = new @Nullable Long[size];
        for (Long number : table) {
            if (number != null) {
                insert(larger, number);
            }
        }
        return larger;
    }

    private static void insert(@Nullable Long[] table, long number) {
        int mask = table.length - 1;
        long perturb = number;
        int i = (int) (number & mask);
        while (true) {
            int last = i + LINEAR_PROBES <= mask ? i + LINEAR_PROBES : i;
            for (int entry = i; entry <= last; entry++) {
                if (table[entry] == null) {
                    table[entry] = number;
                    return;
                }
            }
            perturb >>>= 5;
            i = (int) ((i * 5L + 1 + perturb) & mask);
        }
    }
}
