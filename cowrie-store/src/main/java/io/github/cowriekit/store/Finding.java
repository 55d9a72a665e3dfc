package io.github.cowriekit.store;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something in a store that an analyst would want to know of this morning. Immutable.
 *
 * @param kind what it is
 * @param subject what it is about: a value, or the id of a session for {@link Kind#PERSON}; from an attacker, escape before
 *     display
 * @param severity how soon it deserves a look
 * @param reason why it is a finding, in plain words with figures and without text from an attacker
 * @param session id of the first session that shows it
 * @param sensor sensor of that session, null when the log does not say
 * @param at start of that session
 * @param state whether somebody has seen it
 * @since 0.1.0
 */
public record Finding(
        Kind kind,
        String subject,
        Severity severity,
        String reason,
        String session,
        @Nullable String sensor,
        Instant at,
        State state) {
    /** Rejects missing required parts. */
    public Finding {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(state, "state");
    }

    /** Kinds of findings, in the order in which those of one severity are shown. Constants may be added. */
    public enum Kind {
        /** A session that a person drove, or likely did; of assessed sessions. */
        PERSON("person"),
        /** A family or worm that the store had not seen; of assessed sessions. */
        NEW_CAMPAIGN("new campaign"),
        /** A key that no session had offered or planted. */
        NEW_KEY("new key"),
        /** A file that no session had delivered. */
        NEW_FILE("new file"),
        /** A sequence of commands that no session had run; of assessed sessions. */
        NEW_PLAYBOOK("new playbook"),
        /** Many addresses that ran one thing within a day, with few sessions each. */
        BURST("burst"),
        /** A sequence of commands that is much more frequent than before. */
        RISING_PLAYBOOK("rising playbook"),
        /** A client software that no session had named. */
        NEW_CLIENT("new client"),
        /** An address that is back after weeks. */
        RETURNING_ADDRESS("returning address");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** Returns the words for people, such as {@code new file}. */
        public String label() {
            return label;
        }
    }

    /** How soon a finding deserves a look. */
    public enum Severity {
        /** First. */
        HIGH,
        /** Today. */
        MEDIUM,
        /** When there is time. */
        LOW
    }

    /** Whether somebody has seen a finding. */
    public enum State {
        /** Nobody has. */
        NEW,
        /** It was shown. */
        SEEN,
        /** Somebody said that it is of no interest. */
        DISMISSED
    }

    /** Returns it with another state; the store is told by {@link SessionStore#dismiss} and {@link SessionStore#markSeen}. */
    public Finding withState(State changed) {
        return new Finding(kind, subject, severity, reason, session, sensor, at, changed);
    }
}
