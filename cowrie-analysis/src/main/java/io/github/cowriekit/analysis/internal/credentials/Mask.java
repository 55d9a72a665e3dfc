package io.github.cowriekit.analysis.internal.credentials;

/** Shape of a password, in the letters of hashcat's masks. */
final class Mask {
    /** What is longer is no password; the mask ends with an ellipsis. */
    private static final int MOST_RUNS = 64;

    private Mask() {}

    static String of(String password) {
        StringBuilder mask = new StringBuilder();
        int runs = 0;
        int at = 0;
        while (at < password.length()) {
            if (runs == MOST_RUNS) {
                return mask.append('…').toString();
            }
            char kind = kind(password.charAt(at));
            int end = at + 1;
            while (end < password.length() && kind(password.charAt(end)) == kind) {
                end++;
            }
            mask.append('?').append(kind);
            if (end - at > 1) {
                mask.append(end - at);
            }
            at = end;
            runs++;
        }
        return mask.toString();
    }

    private static char kind(char c) {
        if (c >= 'a' && c <= 'z') {
            return 'l';
        }
        if (c >= 'A' && c <= 'Z') {
            return 'u';
        }
        if (c >= '0' && c <= '9') {
            return 'd';
        }
        return c >= ' ' && c <= '~' ? 's' : 'b';
    }
}
