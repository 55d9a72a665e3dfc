package io.github.cowriekit.enrich.internal.local;

import org.jspecify.annotations.Nullable;

/**
 * An IPv6 address in the spelling that logs and lists use: hexadecimal groups and at most one {@code ::}.
 *
 * @param high first 64 bits
 * @param low last 64 bits
 */
public record PlainIpv6(long high, long low) {
    private static final int LONGEST = "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff".length();
    private static final int GROUPS = 8;
    private static final int GROUP_BITS = 16;
    private static final int GROUP_DIGITS = 4;
    private static final int MAPPED = 0xffff;

    /** Returns the address, null for any other text, for one with a zone and for IPv4 that is mapped into IPv6. */
    public static @Nullable PlainIpv6 parse(String text) {
        int length = text.length();
        if (length > LONGEST) {
            return null;
        }
        // read as one number of 128 bits; what stands before the gap is moved to its place at the end
        long high = 0;
        long low = 0;
        long highBeforeGap = 0;
        long lowBeforeGap = 0;
        int gap = -1;
        int groups = 0;
        int i = 0;
        if (text.startsWith("::")) {
            gap = 0;
            i = 2;
        }
        while (i < length) {
            int end = endOfGroup(text, i);
            if (end == i || groups == GROUPS) {
                return null;
            }
            high = high << GROUP_BITS | low >>> (Long.SIZE - GROUP_BITS);
            low = low << GROUP_BITS | group(text, i, end);
            groups++;
            i = end;
            if (i == length) {
                break;
            }
            i++;
            boolean isGap = i < length && text.charAt(i) == ':';
            if (text.charAt(end) != ':' || i == length || (isGap && gap >= 0)) {
                return null;
            }
            if (isGap) {
                gap = groups;
                highBeforeGap = high;
                lowBeforeGap = low;
                high = 0;
                low = 0;
                i++;
            }
        }
        if (gap < 0 ? groups != GROUPS : groups == GROUPS) {
            return null;
        }
        if (gap > 0) {
            int shift = (GROUPS - gap) * GROUP_BITS;
            high |= shift < Long.SIZE
                    ? highBeforeGap << shift | lowBeforeGap >>> (Long.SIZE - shift)
                    : lowBeforeGap << (shift - Long.SIZE);
            low |= shift < Long.SIZE ? lowBeforeGap << shift : 0;
        }
        return high == 0 && low >>> Integer.SIZE == MAPPED ? null : new PlainIpv6(high, low);
    }

    private static int endOfGroup(String text, int from) {
        int most = Math.min(text.length(), from + GROUP_DIGITS);
        int end = from;
        while (end < most && digit(text.charAt(end)) >= 0) {
            end++;
        }
        return end;
    }

    private static int group(String text, int from, int to) {
        int group = 0;
        for (int i = from; i < to; i++) {
            group = group << 4 | digit(text.charAt(i));
        }
        return group;
    }

    /** Returns the value of a hexadecimal digit, -1 for any other character. */
    private static int digit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int letter = c | 0x20;
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    }
}
