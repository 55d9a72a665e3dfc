package io.github.cowriekit.cli.internal.logs;

import io.github.cowriekit.model.intel.AddressScope;
import org.jspecify.annotations.Nullable;

/** Tells addresses of a network of one's own: where all visitors seem to come from one, something hides them. */
public final class LocalSources {
    private static final int PARTS = 4;
    private static final int MOST = 255;

    private LocalSources() {}

    /** Returns whether this is an IPv4 address of a private network; it is read by hand, as each session has one. */
    public static boolean isLocal(@Nullable String ip) {
        long address = ip == null ? -1 : address(ip);
        return address >= 0 && AddressScope.ofIpv4(address) == AddressScope.PRIVATE;
    }

    /** Returns -1 if it is no IPv4 address. */
    private static long address(String ip) {
        long address = 0;
        int begin = 0;
        for (int part = 0; part < PARTS; part++) {
            int end = part < PARTS - 1 ? ip.indexOf('.', begin) : ip.length();
            int number = end < 0 ? -1 : number(ip, begin, end);
            if (number < 0 || number > MOST) {
                return -1;
            }
            address = address << Byte.SIZE | number;
            begin = end + 1;
        }
        return address;
    }

    /** Returns -1 if there is anything but one to three digits. */
    private static int number(String text, int begin, int end) {
        int number = begin < end && end - begin <= 3 ? 0 : -1;
        for (int i = begin; i < end && number >= 0; i++) {
            int digit = text.charAt(i) - '0';
            number = digit < 0 || digit > 9 ? -1 : 10 * number + digit;
        }
        return number;
    }
}
