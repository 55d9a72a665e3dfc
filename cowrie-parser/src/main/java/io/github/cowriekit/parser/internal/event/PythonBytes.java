package io.github.cowriekit.parser.internal.event;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Measures the bytes behind Python's {@code repr} of them, such as {@code b'GET / HTTP/1.1\r\n'}; Python 2 writes no
 * {@code b}.
 */
public final class PythonBytes {
    private PythonBytes() {}

    /** Returns how many bytes the text stands for; a text that is no {@code repr} counts as UTF-8. */
    public static long length(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        int quote = text.startsWith("b") ? 1 : 0;
        boolean repr = text.length() >= quote + 2
                && (text.charAt(quote) == '\'' || text.charAt(quote) == '"')
                && text.charAt(text.length() - 1) == text.charAt(quote);
        if (!repr) {
            return text.getBytes(StandardCharsets.UTF_8).length;
        }
        long length = 0;
        for (int i = quote + 1; i < text.length() - 1; i++) {
            if (text.charAt(i) == '\\') {
                i += text.charAt(i + 1) == 'x' ? 3 : 1;
            }
            length++;
        }
        return length;
    }
}
