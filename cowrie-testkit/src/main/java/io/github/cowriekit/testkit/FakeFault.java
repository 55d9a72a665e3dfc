package io.github.cowriekit.testkit;

/**
 * How a fake service can fail below HTTP.
 *
 * @since 0.1.0
 */
public enum FakeFault {
    /** The connection is closed in the middle of the body. */
    CUT,

    /** No answer arrives until the fake is closed. */
    HANG,

    /** Headers and the start of the body arrive, the rest does not until the fake is closed. */
    STALL,

    /** Headers arrive, then a byte of the body every 20 milliseconds until the fake is closed. */
    TRICKLE
}
