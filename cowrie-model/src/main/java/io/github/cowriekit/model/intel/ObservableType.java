package io.github.cowriekit.model.intel;

/**
 * The kinds of things that sources can be asked about.
 *
 * @since 0.1.0
 */
public enum ObservableType {
    /** An IPv4 or IPv6 address. */
    IP("ip"),

    /** A host name. */
    HOST("host"),

    /** A URL. */
    URL("url"),

    /** The SHA-256 of a file. */
    SHA256("sha256"),

    /** A public key in OpenSSH form. */
    SSH_KEY("ssh-key"),

    /** A password. */
    PASSWORD("password");

    private final String label;

    ObservableType(String label) {
        this.label = label;
    }

    /** Returns the name in session JSON, such as {@code ssh-key}. */
    public String label() {
        return label;
    }

    /**
     * Returns the constant that is written this way.
     *
     * @throws IllegalArgumentException if none is
     */
    public static ObservableType of(String label) {
        for (ObservableType value : values()) {
            if (value.label.equals(label)) {
                return value;
            }
        }
        throw new IllegalArgumentException("no ObservableType: " + label);
    }
}
