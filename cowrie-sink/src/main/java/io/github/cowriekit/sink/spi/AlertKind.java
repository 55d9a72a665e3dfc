package io.github.cowriekit.sink.spi;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What can be told without waiting for the end of a session.
 *
 * @since 0.1.0
 */
public enum AlertKind {
    /** A login succeeded; once per session. */
    LOGIN,
    /** A file reached the honeypot, by download or upload; each time. */
    FILE,
    /** What was typed so far was likely typed by a person; once per session, and once more after a restart. */
    PERSON,
    /** An SSH public key that was not seen before was written into a command, usually to install it; once per key. */
    NEW_KEY;

    /** Returns the name in configurations and messages, such as {@code new-key}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the kind with a label. */
    public static Optional<AlertKind> findByLabel(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(label))
                .findFirst();
    }
}
