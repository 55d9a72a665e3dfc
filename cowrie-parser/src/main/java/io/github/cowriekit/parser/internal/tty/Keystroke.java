package io.github.cowriekit.parser.internal.tty;

import io.github.cowriekit.model.tty.KeyStroke;
import io.github.cowriekit.parser.internal.bytes.Utf8;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A key as it is passed on.
 *
 * @param raw its bytes, one character U+0000 to U+00FF each: a character of UTF-8 can be split between two reads and is
 *     put together again in its line
 */
public record Keystroke(Instant at, KeyStroke.Kind kind, String raw, boolean burst) {
    KeyStroke stroke() {
        return new KeyStroke(at, kind, decode(raw), burst);
    }

    static String decode(CharSequence raw) {
        byte[] bytes = raw.toString().getBytes(StandardCharsets.ISO_8859_1);
        return Utf8.decode(bytes, 0, bytes.length);
    }
}
