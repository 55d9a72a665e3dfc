package io.github.cowriekit.analysis.internal.paths;

/**
 * What a command does with a path.
 *
 * @param path as it is written, without quotes
 */
record PathStep(Kind kind, String path) {
    enum Kind {
        ENTERS,
        MAKES,
        NAMES
    }
}
