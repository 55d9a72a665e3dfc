package io.github.cowriekit.model.assessment;

/**
 * What kind of network an address belongs to. When several hold, the first of them in this order is the summary.
 *
 * @since 0.1.0
 */
public enum NetworkKind {
    /** Private, loopback, documentation or otherwise not public: an operator's own test, or behind a translator. */
    RESERVED("reserved"),
    /** Leaves the Tor network. */
    TOR_EXIT("Tor exit"),
    /** Leaves a VPN. */
    VPN("VPN"),
    /** An open, hidden or rented proxy; a residential one is somebody's home line that is rented out. */
    PROXY("proxy"),
    /** Belongs to somebody who scans the whole internet and says so. */
    KNOWN_SCANNER("known scanner"),
    /** A mobile carrier. */
    MOBILE("mobile"),
    /** A school, university or library. */
    EDUCATION("education"),
    /** A public authority or the military. */
    GOVERNMENT("government"),
    /** A hosting provider or cloud. */
    DATACENTRE("datacentre"),
    /** A content delivery network or another service on many machines. */
    CDN("CDN"),
    /** The line of a company or organisation. */
    BUSINESS("business"),
    /** A home line. */
    RESIDENTIAL("residential"),
    /** No source says. */
    UNKNOWN("unknown");

    private final String label;

    NetworkKind(String label) {
        this.label = label;
    }

    /** Returns the words for reports, such as {@code Tor exit}. */
    public String label() {
        return label;
    }

    /** Returns whether users appear with an address that is not their own, so that its place says little of them. */
    public boolean hidesItsUsers() {
        return this == TOR_EXIT || this == VPN || this == PROXY;
    }
}
