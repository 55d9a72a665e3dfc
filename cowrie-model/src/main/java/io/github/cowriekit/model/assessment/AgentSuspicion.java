package io.github.cowriekit.model.assessment;

import java.util.List;

/**
 * Whether a session looks as if a language model drove it: experimental, never measured on labelled sessions, and without
 * influence on the verdict.
 *
 * @param suspected whether every sign that could be looked for is there
 * @param signs what is there, in plain words
 * @param against what speaks against it, in plain words
 * @param notAvailable what could not be looked for, in plain words
 * @since 0.1.0
 */
public record AgentSuspicion(boolean suspected, List<String> signs, List<String> against, List<String> notAvailable) {
    /** Nothing that was looked for. */
    public static final AgentSuspicion NONE = new AgentSuspicion(false, List.of(), List.of(), List.of());

    /** Copies collections. */
    public AgentSuspicion {
        signs = List.copyOf(signs);
        against = List.copyOf(against);
        notAvailable = List.copyOf(notAvailable);
    }
}
