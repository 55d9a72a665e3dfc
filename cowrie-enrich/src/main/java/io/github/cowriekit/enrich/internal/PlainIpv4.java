package io.github.cowriekit.enrich.internal;

import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The networks that no source is asked about, for the one spelling of an IPv4 address that all programs read alike. */
public final class PlainIpv4 {
    /** What {@link #parse} returns for any other text. */
    public static final long SOMETHING_ELSE = -1;

    private static final int LONGEST = "255.255.255.255".length();

    private final List<Network> networks;

    private record Network(long first, long last, String refusal) {}

    private PlainIpv4(List<Network> networks) {
        this.networks = networks;
    }

    /** Takes the IPv4 networks out of those of both families; the first that holds an address decides. */
    static PlainIpv4 of(Map<IPAddress, String> special) {
        List<Network> networks = new ArrayList<>();
        special.forEach((network, refusal) -> {
            if (network.isIPv4()) {
                networks.add(new Network(
                        network.toIPv4().longValue(), network.toIPv4().upperLongValue(), refusal));
            }
        });
        return new PlainIpv4(networks);
    }

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

    /** Returns why nobody may be asked about an address, null if it is a public one. */
    @Nullable
    String refusal(long address) {
        for (Network network : networks) {
            if (network.first() <= address && address <= network.last()) {
                return network.refusal();
            }
        }
        return null;
    }
}
