package io.github.cowriekit.store.internal.codec;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several texts, or none in the place of one, as one text: {@code 3:abc,-,0:,}. Readable, and no text needs escaping. */
final class Netstrings {
    private Netstrings() {}

    static void append(StringBuilder to, @Nullable String text) {
        if (text == null) {
            to.append("-,");
        } else {
            to.append(text.length()).append(':').append(text).append(',');
        }
    }

    /** Returns the texts, null where there was none. */
    static List<@Nullable String> read(String from) {
        List<@Nullable String> texts = new ArrayList<>();
        int position = 0;
        while (position < from.length()) {
            if (from.charAt(position) == '-') {
                texts.add(null);
                position += 2;
                continue;
            }
            int colon = from.indexOf(':', position);
            int end = colon + 1 + Integer.parseInt(from, position, colon, 10);
            texts.add(from.substring(colon + 1, end));
            position = end + 1;
        }
        return texts;
    }
}
