package io.github.cowriekit.analysis.internal.credentials;

/** Shape of a password, in the letters of hashcat's masks. */
final class Mask {
    /** Anything longer is not a password; its mask ends with an ellipsis. */
    private static final int MOST_RUNS = 64;

    /** A power of two. */
    private static final int MOST_REMEMBERED = 1_024;
    /** By the low bits of the shape. Records are safe to read without a lock; a lost one is created again. */
    private static final Shaped[] REMEMBERED = new Shaped[MOST_REMEMBERED];

    /** One byte per run, enough for a shape of up to 8 runs of up to 31 characters. */
    private static final int MOST_SHORT_RUNS = 8;

    private static final int LONGEST_SHORT_RUN = 31;
    /** Letters for the kinds of characters: others, lower case, upper case, digits, other ASCII. */
    private static final String KINDS = "bluds";

    private Mask() {}

    private record Shaped(long shape, String mask) {}

    static String of(String password) {
        long shape = shape(password);
        if (shape == 0) {
            return make(password);
        }
        int place = (int) (shape ^ shape >>> 10 ^ shape >>> 23 ^ shape >>> 38) & (MOST_REMEMBERED - 1);
        Shaped known = REMEMBERED[place];
        if (known == null || known.shape() != shape) {
            known = new Shaped(shape, make(password));
            REMEMBERED[place] = known;
        }
        return known.mask();
    }

    /** Returns a number that is unique to the shape of the password, 0 for a long or empty one. */
    private static long shape(String password) {
        long shape = 0;
        int runs = 0;
        int at = 0;
        while (at < password.length()) {
            int kind = kind(password.charAt(at));
            int end = endOfRun(password, at, kind);
            if (runs == MOST_SHORT_RUNS || end - at > LONGEST_SHORT_RUN) {
                return 0;
            }
            shape = shape << 8 | (long) kind << 5 | end - at;
            at = end;
            runs++;
        }
        return shape;
    }

    private static String make(String password) {
        StringBuilder mask = new StringBuilder();
        int runs = 0;
        int at = 0;
        while (at < password.length()) {
            if (runs == MOST_RUNS) {
                return mask.append('…').toString();
            }
            int kind = kind(password.charAt(at));
            int end = endOfRun(password, at, kind);
            mask.append('?').append(KINDS.charAt(kind));
            if (end - at > 1) {
                mask.append(end - at);
            }
            at = end;
            runs++;
        }
        return mask.toString();
    }

    private static int endOfRun(String password, int start, int kind) {
        int end = start + 1;
        while (end < password.length() && kind(password.charAt(end)) == kind) {
            end++;
        }
        return end;
    }

    /** Returns the index of the kind of a character. */
    private static int kind(char c) {
        if (c >= 'a' && c <= 'z') {
            return 1;
        }
        if (c >= 'A' && c <= 'Z') {
            return 2;
        }
        if (c >= '0' && c <= '9') {
            return 3;
        }
        return c >= ' ' && c <= '~' ? 4 : 0;
    }
}
