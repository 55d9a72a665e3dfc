package io.github.cowriekit.benchmarks;

import io.github.cowriekit.model.Session;

/**
 * What a reading found; two readings are compared by speed only if this is equal.
 *
 * @param sessions number of sessions
 * @param logins number of login attempts
 * @param successes number of logins that succeeded
 * @param commands number of command lines
 * @param files number of downloads and uploads
 * @param commandChars characters in all command lines, so that decoding is compared as well
 */
public record Counts(long sessions, long logins, long successes, long commands, long files, long commandChars) {

    /** Adds them up. */
    static final class Sum {
        private long sessions;
        private long logins;
        private long successes;
        private long commands;
        private long files;
        private long commandChars;

        void add(Session session) {
            sessions++;
            logins += session.logins().size();
            for (var login : session.logins()) {
                successes += login.success() ? 1 : 0;
            }
            commands += session.commands().size();
            for (var command : session.commands()) {
                commandChars += command.input().length();
            }
            files += session.downloads().size() + session.uploads().size();
        }

        Counts counts() {
            return new Counts(sessions, logins, successes, commands, files, commandChars);
        }
    }
}
