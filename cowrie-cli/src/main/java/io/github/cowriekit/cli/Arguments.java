package io.github.cowriekit.cli;

import java.util.Optional;

/** What the JVM made of the bytes of the command line. */
final class Arguments {
    private static final char REPLACEMENT = '\ufffd';

    private Arguments() {}

    /**
     * Returns what to say if the JVM could not read an argument. In a locale that is not UTF-8, such as {@code LC_ALL=C}, it has
     * U+FFFD for each byte that the encoding lacks, and looking for that would find nothing.
     *
     * @param encoding of the command line, by the system property {@code sun.jnu.encoding}
     */
    static Optional<String> damage(String[] arguments, String encoding) {
        if (encoding.equalsIgnoreCase("UTF-8")) {
            return Optional.empty();
        }
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].indexOf(REPLACEMENT) >= 0) {
                return Optional.of("argument " + (i + 1) + " has characters that the encoding of the locale ("
                        + encoding + ") lacks; set LC_ALL=C.UTF-8");
            }
        }
        return Optional.empty();
    }
}
