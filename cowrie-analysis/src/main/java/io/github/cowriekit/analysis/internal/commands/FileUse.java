package io.github.cowriekit.analysis.internal.commands;

/**
 * What a command does with a file or folder that it names.
 *
 * @param kind what is done
 * @param path the path as written, without quotes; variables that the line sets are filled in
 */
public record FileUse(Kind kind, String path) {
    /** What is done with a file. */
    public enum Kind {
        /** Its content is read. */
        READ,
        /** It is created, overwritten, appended to or opened in an editor. */
        WRITE,
        /** It is deleted. */
        REMOVE,
        /** Its mode, owner or attributes are changed. */
        CHANGE,
        /** Its name or metadata is looked at. */
        LIST
    }
}
