package io.github.cowriekit.model.assessment;

/**
 * Kind of session, as defined in "Fifteen Months in the Life of a Honeyfarm" (Munteanu et al., IMC 2023); exactly one applies.
 *
 * @since 0.1.0
 */
public enum SessionCategory {
    /** No login was tried. */
    NO_CRED("NO_CRED"),
    /** No login succeeded. */
    FAIL_LOG("FAIL_LOG"),
    /** A login succeeded and no command followed. */
    NO_CMD("NO_CMD"),
    /** Commands that neither fetch nor contain a URL. */
    CMD("CMD"),
    /** Commands, and a URL that was fetched, could not be fetched, or occurs in a command. */
    CMD_URI("CMD+URI");

    private final String label;

    SessionCategory(String label) {
        this.label = label;
    }

    /** Returns the name in the study, such as {@code CMD+URI}. */
    public String label() {
        return label;
    }
}
