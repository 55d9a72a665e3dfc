package io.github.cowriekit.enrich.internal.disclosure;

/** The one spelling of an IPv4 address that all programs read alike. */
public final class PlainIpv4 {
    /** What {@link #parse} returns for any other text. */
    public static final long SOMETHING_ELSE = -1;

    private static final int LONGEST = "255.255.255.255".length();

    private PlainIpv4() {}

    /** Returns the address of four decimal numbers without leading zeros, {@link #SOMETHING_ELSE} for what is not that. */
    public static long parse(String text) {
        if (text.length() > LONGEST) {
            return SOMETHING_ELSE;
        }
        long address = 0;
        int dots = 0;
        int octet = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && octet >= 0 && dots < 3) {
                address = address << 8 | octet;
                octet = -1;
                dots++;
            } else if (c >= '0' && c <= '9' && octet != 0) {
                octet = octet < 0 ? c - '0' : octet * 10 + c - '0';
                if (octet > 255) {
                    return SOMETHING_ELSE;
                }
            } else {
                return SOMETHING_ELSE;
            }
        }
        return dots == 3 && octet >= 0 ? address << 8 | octet : SOMETHING_ELSE;
    }
}
