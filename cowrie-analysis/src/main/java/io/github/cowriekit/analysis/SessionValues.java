package io.github.cowriekit.analysis;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.PublicKey;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.Upload;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What can be counted about a session, for {@link SessionCollectors#top}: the values that it has, in the order of the session,
 * repeated ones included.
 *
 * <p>They are the values that a store of {@code cowrie-store} counts under the same words: as they were logged, case and all, and
 * whatever an attacker sent. A session without a value has an empty stream. All methods are safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class SessionValues {
    private SessionValues() {}

    /** Returns the source address. */
    public static Stream<String> addresses(Session session) {
        return Stream.ofNullable(session.source().ip());
    }

    /** Returns the name of the sensor. */
    public static Stream<String> sensors(Session session) {
        return Stream.ofNullable(session.sensor());
    }

    /** Returns the protocol, {@code ssh} or {@code telnet}. */
    public static Stream<String> protocols(Session session) {
        return Stream.ofNullable(session.protocol());
    }

    /** Returns the user names that were tried. */
    public static Stream<String> users(Session session) {
        return session.logins().stream().map(Login::username).filter(Objects::nonNull);
    }

    /** Returns the passwords that were tried. */
    public static Stream<String> passwords(Session session) {
        return session.logins().stream().map(Login::password).filter(Objects::nonNull);
    }

    /** Returns what was tried together, as Cowrie's message has it: {@code root/123456}; logins with a key have none. */
    public static Stream<String> pairs(Session session) {
        return session.logins().stream()
                .filter(login -> login.username() != null && login.password() != null)
                .map(login -> login.username() + "/" + login.password());
    }

    /** Returns the fingerprints of the SSH keys that were offered at a login, as Cowrie logs them. */
    public static Stream<String> keys(Session session) {
        return session.logins().stream()
                .map(Login::publicKey)
                .filter(Objects::nonNull)
                .map(PublicKey::fingerprint)
                .filter(Objects::nonNull);
    }

    /** Returns the command lines, and lines for running programs. */
    public static Stream<String> commands(Session session) {
        return session.commands().stream().map(Command::input);
    }

    /** Returns the last command line before the end. */
    public static Stream<String> lastCommands(Session session) {
        List<Command> commands = session.commands();
        return commands.isEmpty()
                ? Stream.empty()
                : Stream.of(commands.get(commands.size() - 1).input());
    }

    /** Returns the SHA-256 of the files that were downloaded or uploaded. */
    public static Stream<String> files(Session session) {
        return Stream.concat(
                        session.downloads().stream().map(Download::sha256),
                        session.uploads().stream().map(Upload::sha256))
                .filter(Objects::nonNull);
    }

    /** Returns the URLs that files were to be downloaded from, whether or not that succeeded. */
    public static Stream<String> urls(Session session) {
        return session.downloads().stream().map(Download::url).filter(Objects::nonNull);
    }

    /** Returns the SSH identification string of the client, without the quotes of old logs. */
    public static Stream<String> clients(Session session) {
        return Stream.ofNullable(session.client().softwareVersion());
    }

    /** Returns the HASSH fingerprint of the client. */
    public static Stream<String> hasshes(Session session) {
        return Stream.ofNullable(session.client().hassh());
    }

    /** Returns where the client asked to be forwarded to, as {@code host:port}. */
    public static Stream<String> targets(Session session) {
        return session.forwards().stream()
                .filter(forward -> forward.targetHost() != null)
                .map(forward -> forward.targetPort() == null
                        ? String.valueOf(forward.targetHost())
                        : forward.targetHost() + ":" + forward.targetPort());
    }
}
