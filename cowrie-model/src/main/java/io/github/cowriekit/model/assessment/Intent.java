package io.github.cowriekit.model.assessment;

/**
 * The purpose of a session: the first of these that applies.
 *
 * @since 0.1.0
 */
public enum Intent {
    /** Mining, wiping, encrypting or flooding. */
    IMPACT,
    /** A key, an account, a scheduled job or a service that lets the intruder come back. */
    PERSISTENCE,
    /** A file was downloaded or uploaded and then executed. */
    DROPPER,
    /** The honeypot was used to reach other hosts. */
    PROXY,
    /** Password files, private keys, wallets or messenger data. */
    THEFT,
    /** A password was changed. */
    LOCKOUT,
    /** One harmless command that shows whether a shell answers. */
    LIVENESS,
    /** Nothing but commands that inspect the system. */
    RECON,
    /** None of these. */
    NONE
}
