package io.github.cowriekit.model;

/**
 * How a file reached the honeypot.
 *
 * @since 0.1.0
 */
public enum FileOrigin {
    /** Fetched by {@code wget}, {@code curl} or the like. */
    URL("url"),

    /** Written by shell redirection, such as {@code echo … > file}. */
    REDIRECT("redirect"),

    /** Captured from standard input of a command. */
    STDIN("stdin"),

    /** Fetched by {@code tftp}. */
    TFTP("tftp"),

    /** Fetched by {@code ftpget}. */
    FTP("ftp"),

    /** Sent by {@code scp}. */
    SCP("scp"),

    /** Sent by {@code sftp}. */
    SFTP("sftp");

    private final String label;

    FileOrigin(String label) {
        this.label = label;
    }

    /** Returns the name in session JSON, such as {@code redirect}. */
    public String label() {
        return label;
    }

    /**
     * Returns the constant that is written this way.
     *
     * @throws IllegalArgumentException if none is
     */
    public static FileOrigin of(String label) {
        for (FileOrigin value : values()) {
            if (value.label.equals(label)) {
                return value;
            }
        }
        throw new IllegalArgumentException("no FileOrigin: " + label);
    }
}
