package io.github.cowriekit.analysis.internal.data;

import io.github.cowriekit.analysis.AnalysisDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a data file that replaces one of this module. */
public final class DataFile {
    private static final long LARGEST = 1_000_000;

    private DataFile() {}

    /** Returns the name for messages. */
    public static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /**
     * Returns the text of a file.
     *
     * @throws AnalysisDataException if the file cannot be read or is too large for rules
     */
    public static String read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new AnalysisDataException(
                        name(file) + " is larger than " + LARGEST + " bytes: not a file of rules");
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new AnalysisDataException("cannot read the rules in " + file, e);
        }
    }
}
