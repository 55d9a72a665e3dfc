package io.github.cowriekit.parser.internal;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Measures the bytes behind Python's {@code repr} of them, such as {@code b'GET / HTTP/1.1\r\n'}. */
final class PythonBytes {
    private PythonBytes() {}

    /** Returns how many bytes the text stands for; a text that is no {@code repr} counts as UTF-8. */
    static long length(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        boolean repr = text.length() >= 3
                && text.charAt(0) == 'b'
                && (text.charAt(1) == '\'' || text.charAt(1) == '"')
                && text.charAt(text.length() - 1) == text.charAt(1);
        if (!repr) {
            return text.getBytes(StandardCharsets.UTF_8).length;
        }
        long length = 0;
        for (int i = 2; i < text.length() - 1; i++) {
            if (text.charAt(i) == '\\') {
                i += text.charAt(i + 1) == 'x' ? 3 : 1;
            }
            length++;
        }
        return length;
    }
}
