package io.github.cowriekit.parser.internal.files;

import io.github.cowriekit.parser.internal.bytes.PeekInput;
import java.nio.charset.StandardCharsets;

/** The first block of a tar. */
public final class TarHead {
    private static final int BLOCK = 512;
    private static final int SUM_AT = 148;
    private static final int SUM_LENGTH = 8;

    private TarHead() {}

    /** Returns whether it begins with the header of a tar, sum included: the text alone can be in the first line of a log. */
    public static boolean isTar(PeekInput in) {
        byte[] head = in.peek(BLOCK);
        return head.length == BLOCK
                && new String(head, 257, 5, StandardCharsets.US_ASCII).equals("ustar")
                && hasItsSum(head);
    }

    /** The sum of all bytes, those of the sum taken as blanks, stands in the header as an octal number. */
    private static boolean hasItsSum(byte[] head) {
        int sum = 0;
        int noted = 0;
        for (int i = 0; i < BLOCK; i++) {
            boolean isOfSum = i >= SUM_AT && i < SUM_AT + SUM_LENGTH;
            sum += isOfSum ? ' ' : head[i] & 0xff;
            if (isOfSum && head[i] >= '0' && head[i] <= '7') {
                noted = 8 * noted + head[i] - '0';
            }
        }
        return sum == noted;
    }
}
