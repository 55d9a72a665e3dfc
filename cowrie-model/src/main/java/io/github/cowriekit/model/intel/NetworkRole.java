package io.github.cowriekit.model.intel;

/**
 * What an address is known for, whatever network it is in.
 *
 * @since 0.1.0
 */
public enum NetworkRole {
    /** Sources report attacks from it. */
    ATTACKER("reported for attacks"),
    /** A list of networks to block names it. */
    BLOCKLISTED("on a blocklist"),
    /** It serves malware. */
    MALWARE_HOST("hands out malware"),
    /** It belongs to a common and harmless service. */
    COMMON_SERVICE("common service");

    private final String label;

    NetworkRole(String label) {
        this.label = label;
    }

    /** Returns the words for reports, such as {@code hands out malware}. */
    public String label() {
        return label;
    }
}
