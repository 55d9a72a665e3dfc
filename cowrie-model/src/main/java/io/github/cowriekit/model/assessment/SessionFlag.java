package io.github.cowriekit.model.assessment;

/**
 * What else is true of a session; any number of them can be.
 *
 * @since 0.1.0
 */
public enum SessionFlag {
    /** Forwardings were asked for. */
    PROXY,
    /** Files were sent by SCP or SFTP. */
    UPLOAD,
    /** Commands over SSH without a terminal. */
    EXEC,
    /** The client asked for a terminal. */
    INTERACTIVE,
    /** An {@code authorized_keys} file was written, or tried to be. */
    KEY_PLANT,
    /** The client named itself or sent a probe, and did nothing else. */
    SCAN,
    /** An exploit of the telnet service was tried. */
    EXPLOIT,
    /** The log has no close: it was rotated, or the sensor stopped. */
    CUT
}
