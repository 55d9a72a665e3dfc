package io.github.cowriekit.parser;

import io.github.cowriekit.parser.internal.bytes.DecompressionLimits;
import io.github.cowriekit.parser.internal.bytes.LogInput;
import io.github.cowriekit.parser.internal.files.LogFiles;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where a log is: in files and folders, or in a stream.
 *
 * @param paths files and folders, none for a stream
 * @param stream the stream, null for files and folders
 */
record LogSource(List<Path> paths, @Nullable LogInput stream) {
    static LogSource of(List<Path> paths) {
        return new LogSource(List.copyOf(paths), null);
    }

    static LogSource of(String name, InputStream in) {
        return new LogSource(List.of(), LogInput.of(name, in));
    }

    /** Returns the inputs that are there now, in the order in which they are to be read. */
    List<LogInput> find(DecompressionLimits limits, Consumer<ParseProblem> problems) {
        return stream == null ? LogFiles.find(paths, limits, problems) : List.of(stream);
    }
}
