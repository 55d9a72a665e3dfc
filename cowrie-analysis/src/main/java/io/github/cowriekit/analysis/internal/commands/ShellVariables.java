package io.github.cowriekit.analysis.internal.commands;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Variables and aliases that a line sets to plain text, and words with them filled in. Bounded. Not thread-safe. */
final class ShellVariables {
    private static final int LONGEST_VALUE = 1_000;
    /** A malicious line could double a variable any number of times. */
    private static final int MOST_FILLED = 100_000;

    private static final Pattern VARIABLE =
            Pattern.compile("\\$(?:([A-Za-z_][A-Za-z0-9_]*+)|\\{([A-Za-z_][A-Za-z0-9_]*+)(?::?[-=]([^{}$`]*+))?})");

    private final Map<String, String> values = new HashMap<>();
    private final Map<String, String> aliases = new HashMap<>();
    private int left = MOST_FILLED;

    /** Applies an assignment; a value that is not plain text makes the variable unknown. */
    void assign(String assignment) {
        int equals = assignment.indexOf('=');
        if (equals > 0) {
            put(assignment.substring(0, equals), assignment.substring(equals + 1));
        }
    }

    void put(String name, String value) {
        if (value.length() <= LONGEST_VALUE && value.indexOf('`') < 0 && !value.contains("$(")) {
            values.put(name, value);
        } else {
            values.remove(name);
        }
    }

    void alias(String definition) {
        int equals = definition.indexOf('=');
        if (equals > 0 && definition.length() <= LONGEST_VALUE) {
            aliases.put(definition.substring(0, equals), definition.substring(equals + 1));
        }
    }

    @Nullable
    String findAlias(String name) {
        return aliases.get(name);
    }

    /** Returns a word with known variables replaced and others as written. */
    String fill(String word) {
        if (word.indexOf('$') < 0 || left <= 0) {
            return word;
        }
        return VARIABLE.matcher(word).replaceAll(found -> {
            String value = values.get(found.group(1) == null ? found.group(2) : found.group(1));
            String otherwise = found.group(3) == null ? found.group() : found.group(3);
            String put = value == null || left <= 0 ? otherwise : value;
            left -= Math.max(0, put.length() - found.group().length());
            return Matcher.quoteReplacement(put);
        });
    }

    /** Returns the program that a word names; the word itself if its variables are not known to be plain. */
    String program(String word) {
        String filled = fill(word);
        return filled.indexOf('$') < 0 ? filled : word;
    }
}
