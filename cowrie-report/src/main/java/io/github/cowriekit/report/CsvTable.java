package io.github.cowriekit.report;

/**
 * One of the tables that sessions become as CSV.
 *
 * @since 0.1.0
 */
public enum CsvTable {
    /** One row per session. */
    SESSIONS("sessions"),
    /** One row per command line. */
    COMMANDS("commands"),
    /** One row per download or upload, failed ones included. */
    FILES("files"),
    /** One row per login attempt. */
    CREDENTIALS("credentials"),
    /** One row per detail of each answer of a source, in the words of the source; one for an answer without details. */
    ANSWERS("answers");

    private final String label;

    CsvTable(String label) {
        this.label = label;
    }

    /** Returns the name of the table, such as {@code sessions}; its file is named so, too. */
    public String label() {
        return label;
    }
}
