package io.github.cowriekit.model.intel;

/**
 * What an address does to others, whatever network it is in.
 *
 * @since 0.1.0
 */
public enum NetworkRole {
    /** Others report attacks from it. */
    ATTACKER("reported for attacks"),
    /** It hands out malware. */
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
