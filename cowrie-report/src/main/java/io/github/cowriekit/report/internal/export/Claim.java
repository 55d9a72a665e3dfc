package io.github.cowriekit.report.internal.export;

import java.util.List;
import java.util.stream.Stream;

/**
 * What an export says of an address, a name, a URL or a file.
 *
 * @param standing how it is regarded
 * @param accusers the sources that call it, or a file that it delivered, malicious; empty unless it is malicious
 */
public record Claim(Standing standing, List<String> accusers) {
    /** How others should regard something, the strongest first. */
    public enum Standing {
        /** A source calls it malicious, or a file that it delivered. */
        MALICIOUS,
        /** It opened the session, which nobody has a reason to do with a honeypot. No source says more of it. */
        VISITOR,
        /** A visitor named it, which anybody can; nobody says anything of it. */
        UNKNOWN,
        /** On a warninglist, or said to be a common service or a scanner that works in the open. */
        BENIGN
    }

    static final Claim VISITOR = new Claim(Standing.VISITOR, List.of());
    static final Claim UNKNOWN = new Claim(Standing.UNKNOWN, List.of());
    static final Claim BENIGN = new Claim(Standing.BENIGN, List.of());

    static Claim malicious(List<String> accusers) {
        return new Claim(Standing.MALICIOUS, List.copyOf(accusers));
    }

    /** Returns the stronger of what two sessions claim; of what both call malicious, with the sources of both. */
    public Claim or(Claim other) {
        if (!isMalicious() || !other.isMalicious()) {
            return standing.compareTo(other.standing) <= 0 ? this : other;
        }
        return accusers.equals(other.accusers)
                ? this
                : malicious(Stream.of(accusers, other.accusers)
                        .flatMap(List::stream)
                        .distinct()
                        .sorted()
                        .toList());
    }

    public boolean isMalicious() {
        return standing == Standing.MALICIOUS;
    }

    /** Returns whether it belongs on a list by which others detect or block. */
    public boolean isForDetection() {
        return standing == Standing.MALICIOUS || standing == Standing.VISITOR;
    }
}
