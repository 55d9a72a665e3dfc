package io.github.cowriekit.cli.internal.console;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Guesses what was meant by a name with a typing error. */
public final class Similar {
    private static final int FARTHEST = 3;

    private Similar() {}

    /** Returns the candidate that is like a text, null if none is. */
    public static @Nullable String nearest(String name, Iterable<String> known) {
        String nearest = null;
        // of a short word little is left if much of it is replaced
        int length = name.length() - (name.startsWith("--") ? 2 : name.startsWith("-") ? 1 : 0);
        int least = Math.min(FARTHEST, Math.max(1, length / 2)) + 1;
        String small = name.toLowerCase(Locale.ROOT);
        for (String candidate : known) {
            int distance = distance(small, candidate.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                nearest = candidate;
            }
        }
        return nearest;
    }

    /** Returns how many characters must be put in, left out or replaced to make one text of the other. */
    private static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] now = new int[other.length() + 1];
            now[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(replaced, Math.min(before[j], now[j - 1]) + 1);
            }
            before = now;
        }
        return before[other.length()];
    }
}
