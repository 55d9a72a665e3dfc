package io.github.cowriekit.analysis.internal.commands;

import io.github.cowriekit.analysis.internal.data.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Well-known files that attackers look for, to resolve patterns such as {@code /etc/shado?}. */
final class KnownPaths {
    private static final int LONGEST_PATTERN = 100;
    private static final int MOST_WILDCARDS = 4;
    private static final int FEWEST_LETTERS = 2;
    private static final List<String> PATHS = Table.words("paths-of-interest.txt").stream()
            .filter(line -> !line.startsWith("#"))
            .toList();

    private KnownPaths() {}

    /** Returns the uses, plus one for each file that a pattern among them matches. */
    static List<FileUse> matched(List<FileUse> uses) {
        List<FileUse> all = uses;
        for (FileUse use : uses) {
            if (isTelling(use.path())) {
                Pattern pattern = pattern(use.path());
                for (String path : PATHS) {
                    if (pattern.matcher(path).matches()) {
                        all = all == uses ? new ArrayList<>(uses) : all;
                        all.add(new FileUse(use.kind(), path));
                    }
                }
            }
        }
        return all;
    }

    /** A pattern that matches nearly everything says nothing about a single file. */
    private static boolean isTelling(String path) {
        if (path.indexOf('*') < 0 && path.indexOf('?') < 0) {
            return false;
        }
        long letters = path.substring(path.lastIndexOf('/') + 1)
                .chars()
                .filter(Character::isLetter)
                .count();
        long wildcards = path.chars().filter(c -> c == '*' || c == '?').count();
        return path.length() <= LONGEST_PATTERN && wildcards <= MOST_WILDCARDS && letters >= FEWEST_LETTERS;
    }

    private static Pattern pattern(String path) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            regex.append(c == '*' ? "[^/]*" : c == '?' ? "[^/]" : Pattern.quote(Character.toString(c)));
        }
        return Pattern.compile(regex.toString());
    }
}
