package io.github.cowriekit.model.assessment;

import java.util.List;

/**
 * Whether a session looks like a program that works at the pace of a person: a script with pauses, or a language model. A
 * log does not show which of the two. Such a session is never called human.
 *
 * @param found whether all signs were found
 * @param signs the signs that were found, in plain words; empty if there was too little to look at
 * @param against what speaks against it, in plain words
 * @since 0.1.0
 */
public record PacedProgram(boolean found, List<String> signs, List<String> against) {
    /** No sign of such a program. */
    public static final PacedProgram NONE = new PacedProgram(false, List.of(), List.of());

    /** What the finding is called in reports. */
    public static final String LABEL = "program at a person's pace (script or language model)";

    public PacedProgram {
        signs = List.copyOf(signs);
        against = List.copyOf(against);
    }
}
