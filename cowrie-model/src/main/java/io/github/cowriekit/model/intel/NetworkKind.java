package io.github.cowriekit.model.intel;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a network is used for.
 *
 * @since 0.1.0
 */
public enum NetworkKind {
    /** Rented servers: clouds and data centres. */
    HOSTING,

    /** Connections of households. */
    RESIDENTIAL,

    /** Mobile networks. */
    MOBILE,

    /** Satellite links. */
    SATELLITE,

    /** Companies and other organizations. */
    BUSINESS,

    /** Schools, universities, libraries. */
    EDUCATION,

    /** Government and military. */
    GOVERNMENT,

    /** Networks that deliver content for others. */
    CONTENT_DELIVERY,

    /** A VPN service. */
    VPN,

    /** A proxy that anybody may use, or of no kind that is said. */
    PROXY,

    /** A proxy at somebody's home. */
    RESIDENTIAL_PROXY,

    /** An exit of Tor. */
    TOR_EXIT,

    /** Hides who uses it, nobody says how. */
    ANONYMIZER,

    /** A network of the user. */
    OWN;

    /** When several kinds are said: what hides comes before what is hidden. */
    private static final List<NetworkKind> ORDER = List.of(
            OWN,
            TOR_EXIT,
            VPN,
            RESIDENTIAL_PROXY,
            PROXY,
            ANONYMIZER,
            MOBILE,
            SATELLITE,
            EDUCATION,
            GOVERNMENT,
            CONTENT_DELIVERY,
            HOSTING,
            BUSINESS,
            RESIDENTIAL);

    /**
     * Returns the kind that sums up several: of a VPN in a data centre it is VPN, since what hides comes before what is
     * hidden.
     */
    public static Optional<NetworkKind> foremost(Stream<NetworkKind> kinds) {
        return kinds.min(Comparator.comparingInt(ORDER::indexOf));
    }

    /** Returns the word for reports and lists, such as {@code tor-exit}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns whether it hides from where its users come. */
    public boolean isAnonymizing() {
        return this == VPN || this == PROXY || this == RESIDENTIAL_PROXY || this == TOR_EXIT || this == ANONYMIZER;
    }

    /** Returns the constant with this label. */
    public static Optional<NetworkKind> find(String label) {
        for (NetworkKind kind : values()) {
            if (kind.label().equals(label)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
