package io.github.cowriekit.store.internal.codec;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Ids and hashes in lower-case hex, which take half the room as bytes. */
final class Hex {
    private static final int LONGEST = 127;

    private Hex() {}

    /** Returns the bytes, null if the text is anything else than what {@link #text} makes of them. */
    static byte @Nullable [] parse(String text) {
        if (text.length() % 2 != 0 || text.length() > LONGEST) {
            return null;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return null;
            }
        }
        return HexFormat.of().parseHex(text);
    }

    static String text(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
