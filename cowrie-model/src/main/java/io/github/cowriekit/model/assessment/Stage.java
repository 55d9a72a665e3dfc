package io.github.cowriekit.model.assessment;

/**
 * How far a session got, in ascending order.
 *
 * @since 0.1.0
 */
public enum Stage {
    /** Connected. */
    CONNECT,
    /** Tried to log in. */
    CREDENTIALS,
    /** Logged in. */
    ACCESS,
    /** Looked around. */
    DISCOVERY,
    /** Downloaded or built tools. */
    TOOLING,
    /** Executed tools, hid its traces or moved to other hosts. */
    EXECUTION,
    /** Arranged to come back. */
    PERSISTENCE,
    /** Caused damage. */
    IMPACT
}
