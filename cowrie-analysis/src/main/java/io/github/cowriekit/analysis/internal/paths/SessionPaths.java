package io.github.cowriekit.analysis.internal.paths;

import java.util.Set;

/**
 * Paths of a session, from the root, without dots.
 *
 * @param made files and folders that it made, without those that every system has
 * @param used other paths that its commands name, and the folders above what it made and named
 */
public record SessionPaths(Set<String> made, Set<String> used) {
    /** A session without commands and files. */
    public static final SessionPaths NONE = new SessionPaths(Set.of(), Set.of());
}
