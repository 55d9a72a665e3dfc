package io.github.cowriekit.model.assessment;

/**
 * What a session was for, in one word: the first of these that fits.
 *
 * @since 0.1.0
 */
public enum Intent {
    /** Mining, wiping, encrypting or flooding. */
    IMPACT,
    /** A key, an account, a scheduled job or a service that lets the intruder come back. */
    PERSISTENCE,
    /** Something was fetched or sent, and executed. */
    DROPPER,
    /** The honeypot was used to reach other hosts. */
    PROXY,
    /** Password files, private keys, wallets or messenger data. */
    THEFT,
    /** A password was changed. */
    LOCKOUT,
    /** One harmless command that shows whether a shell answers. */
    LIVENESS,
    /** Questions about the system and nothing else. */
    RECON,
    /** None of these. */
    NONE
}
