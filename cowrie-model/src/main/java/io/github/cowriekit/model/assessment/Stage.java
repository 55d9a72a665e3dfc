package io.github.cowriekit.model.assessment;

/**
 * How far a session came, from least to furthest.
 *
 * @since 0.1.0
 */
public enum Stage {
    /** Connected. */
    CONNECT,
    /** Tried to log in. */
    CREDENTIALS,
    /** Was let in. */
    ACCESS,
    /** Looked around. */
    DISCOVERY,
    /** Fetched or built tools. */
    TOOLING,
    /** Executed tools, hid or moved on. */
    EXECUTION,
    /** Arranged to come back. */
    PERSISTENCE,
    /** Did harm. */
    IMPACT
}
