package io.github.cowriekit.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a session says about the software of the client; telnet clients never say anything.
 *
 * @param version SSH identification string as logged, which old versions of Cowrie wrote with Python's quotes ({@link
 *     #softwareVersion()} has none); may be a probe of another protocol, null when the log does not say
 * @param kex algorithms offered, null when the log does not say
 * @param terminal first window size, null when the log does not say
 * @param environment variables in the order they were sent
 * @since 0.1.0
 */
public record Client(
        @Nullable String version,
        @Nullable KeyExchange kex,
        @Nullable TerminalSize terminal,
        List<EnvironmentVariable> environment) {
    /** Copies the collections. */
    public Client {
        environment = List.copyOf(environment);
    }

    /** A client of which nothing is known. */
    public static final Client UNKNOWN = new Client(null, null, null, List.of());

    /** Returns the HASSH fingerprint, null when the log has none. */
    public @Nullable String hassh() {
        return kex == null ? null : kex.hassh();
    }

    /**
     * Returns the SSH identification string as the client sent it: without the quotes that Cowrie logged while it wrote the
     * Python representation, as in {@code b'SSH-2.0-Go'} and {@code 'SSH-2.0-Go'}, and without surrounding blanks and line
     * ends. Compare and count clients by this and not by {@link #version()}. Python's escapes inside, such as
     * {@code \x03} in a probe of another protocol, stay, since newer versions of Cowrie log them as well.
     *
     * @return null when the log has none or a blank one
     */
    public @Nullable String softwareVersion() {
        return version == null ? null : PythonText.unquote(version);
    }
}
