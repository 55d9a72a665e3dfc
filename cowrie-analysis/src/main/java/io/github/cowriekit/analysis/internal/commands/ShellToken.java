package io.github.cowriekit.analysis.internal.commands;

import java.util.List;

/**
 * A part of a command line.
 *
 * @param text the word without its quotes, or the operator
 * @param start where it begins in the line
 * @param end where it ends in the line
 * @param substitutions command lines inside {@code $(…)} and backticks of a word
 * @param quoted whether a part of the word was quoted, so that it is no keyword
 * @param body text of a here-document, for the redirections {@code <<} and {@code <<-}
 */
record ShellToken(Kind kind, String text, int start, int end, List<String> substitutions, boolean quoted, String body) {
    enum Kind {
        WORD,
        /** {@code ; ;; & && ||} or a line end. */
        SEPARATOR,
        PIPE,
        OPEN,
        CLOSE,
        REDIRECT
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && !quoted && text.equals(word);
    }
}
