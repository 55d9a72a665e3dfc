package io.github.cowriekit.parser;

import io.github.cowriekit.model.CowrieException;

/**
 * Thrown for the first problem by a log that was asked to be {@linkplain CowrieLog#strict() strict}, and for an input
 * that is not there at all.
 *
 * @since 0.1.0
 */
public final class LogParseException extends CowrieException {
    private static final long serialVersionUID = 1L;

    private final transient ParseProblem problem;

    /** Creates it for a problem. */
    public LogParseException(ParseProblem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    /** Returns what could not be read. */
    public ParseProblem problem() {
        return problem;
    }
}
