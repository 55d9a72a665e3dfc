package io.github.cowriekit.parser.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** One input to read: a name for messages, a size, and its bytes as stored. */
public record LogInput(String name, long size, Opener opener) {
    /** Opens an input. */
    @FunctionalInterface
    public interface Opener {
        InputStream open() throws IOException;
    }

    public static LogInput of(Path file) throws IOException {
        return new LogInput(file.toString(), Files.size(file), () -> Files.newInputStream(file));
    }

    public InputStream open() throws IOException {
        return opener.open();
    }
}
