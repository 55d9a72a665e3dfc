package io.github.cowriekit.parser.internal.problem;

import io.github.cowriekit.parser.LogParseException;
import io.github.cowriekit.parser.ParseProblem;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.function.Consumer;

/** Listeners for problems, and the wording of problems. */
public final class Problems {
    private static final int MAX_LOGGED = 20;
    private static final int EXCERPT = 120;

    private Problems() {}

    /** Loaded with the first logged problem, since initialising the JDK's logging is a good part of a cold start. */
    private static final class Log {
        private static final System.Logger LOGGER = System.getLogger("io.github.cowriekit.parser");
    }

    /** Returns the default listener: logs the first problems of a run and then one more line. */
    public static Consumer<ParseProblem> logged() {
        return new Consumer<>() {
            private int count;

            @Override
            public void accept(ParseProblem problem) {
                count++;
                if (count <= MAX_LOGGED) {
                    Log.LOGGER.log(System.Logger.Level.WARNING, problem.toString());
                } else if (count == MAX_LOGGED + 1) {
                    Log.LOGGER.log(
                            System.Logger.Level.WARNING,
                            "more problems follow; give onProblem(…) a listener to see them all");
                }
            }
        };
    }

    /** Returns a listener that turns the first problem into an exception. */
    public static Consumer<ParseProblem> strict() {
        return problem -> {
            if (problem.kind() != ParseProblem.Kind.ENVELOPE) {
                throw new LogParseException(problem);
            }
        };
    }

    /** Returns whether a kind of problem concerns every line of an input and is reported once. */
    public static boolean isOfAllLines(ParseProblem.Kind kind) {
        return switch (kind) {
            case ASSUMED_UTC, ENVELOPE, NOT_A_NUMBER -> true;
            default -> false;
        };
    }

    /** Returns the start of a text that came from the input. */
    public static String shortened(String text) {
        return text.length() > EXCERPT ? text.substring(0, EXCERPT) + "…" : text;
    }

    /** Returns the start of a line with everything escaped that could harm a terminal. */
    public static String excerpt(byte[] buffer, int from, int length) {
        String head = new String(buffer, from, Math.min(length, EXCERPT), StandardCharsets.ISO_8859_1);
        String text = printable(head);
        return length > EXCERPT ? text + "… (" + length + " bytes)" : text;
    }

    /** Returns a text that came from the input with everything but plain ASCII escaped. */
    public static String printable(String input) {
        StringBuilder text = new StringBuilder(input.length());
        for (int i = 0; i < input.length(); i++) {
            char c = input.charAt(i);
            if (c >= ' ' && c <= '~') {
                text.append(c);
            } else {
                text.append(String.format(c < 0x100 ? "\\x%02x" : "\\u%04x", (int) c));
            }
        }
        return text.toString();
    }

    public static String describe(Exception e) {
        if (e instanceof AccessDeniedException) {
            return "access denied";
        }
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
