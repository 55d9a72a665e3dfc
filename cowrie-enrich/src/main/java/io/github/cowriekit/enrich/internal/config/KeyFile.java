package io.github.cowriekit.enrich.internal.config;

import io.github.cowriekit.enrich.spi.ApiKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A file that holds nothing but an API key, such as one below {@code /run/secrets}. */
public final class KeyFile {
    private static final int LONGEST_KEY = 8_192;

    private KeyFile() {}

    /**
     * Reads the key.
     *
     * @throws IllegalArgumentException if there is no such file or it holds no key; the message shows neither
     */
    public static ApiKey read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LONGEST_KEY + 1);
            if (bytes.length > LONGEST_KEY) {
                throw new IllegalArgumentException("the key file is too large for a key");
            }
            return ApiKey.of(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException | InvalidPathException e) {
            // people do paste the key where its file belongs, so the path is not shown either
            throw new IllegalArgumentException(
                    "the key file cannot be read: " + e.getClass().getSimpleName());
        }
    }
}
