package io.github.cowriekit.model.assessment;

import java.util.List;

/**
 * Whether a session looks as if a program drove it at the pace of a person: a script with pauses, or a language model.
 * Nothing in a log tells one from the other. Such a session is never called human.
 *
 * @param found whether every sign is there
 * @param signs what is there, in plain words; empty when too little was done to look
 * @param against what speaks against it, in plain words
 * @since 0.1.0
 */
public record PacedProgram(boolean found, List<String> signs, List<String> against) {
    /** Nothing that was looked for. */
    public static final PacedProgram NONE = new PacedProgram(false, List.of(), List.of());

    /** What the finding is called in reports. */
    public static final String LABEL = "program at a person's pace (script or language model)";

    /** Copies collections. */
    public PacedProgram {
        signs = List.copyOf(signs);
        against = List.copyOf(against);
    }
}
