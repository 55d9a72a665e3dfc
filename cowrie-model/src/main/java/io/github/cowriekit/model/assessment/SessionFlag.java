package io.github.cowriekit.model.assessment;

/**
 * Further properties of a session; any number of them can apply.
 *
 * @since 0.1.0
 */
public enum SessionFlag {
    /** Port forwarding was requested. */
    PROXY,
    /** Files were sent by SCP or SFTP. */
    UPLOAD,
    /** Commands over SSH without a terminal. */
    EXEC,
    /** The client asked for a terminal. */
    INTERACTIVE,
    /** The session wrote, or tried to write, an {@code authorized_keys} file. */
    KEY_PLANT,
    /** The client sent its version or a probe and did nothing else. */
    SCAN,
    /** An exploit of the telnet service was tried. */
    EXPLOIT,
    /** The log does not contain the end: it was rotated, or the sensor stopped. */
    CUT
}
