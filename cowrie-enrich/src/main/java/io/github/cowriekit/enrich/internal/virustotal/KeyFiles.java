package io.github.cowriekit.enrich.internal.virustotal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Tells files of keys: private ones, and those whose every line is a public one, such as {@code authorized_keys}. */
public final class KeyFiles {
    private static final int LOOKED_AT = 1 << 20;
    private static final Pattern PRIVATE = Pattern.compile("PRIVATE KEY( BLOCK)?-----|PuTTY-User-Key-File-\\d");
    private static final Pattern PUBLIC = Pattern.compile(
            "(^|[\\s\"',])(ssh-(rsa|dss|ed25519|ed448)|ecdsa-sha2-\\S{1,40}|sk-\\S{1,60})\\s{1,9}AAAA[0-9A-Za-z+/]");

    private KeyFiles() {}

    /** Returns whether the first megabyte of a file is one of keys. */
    public static boolean isOne(Path file) throws IOException {
        String text;
        try (InputStream in = Files.newInputStream(file)) {
            text = new String(in.readNBytes(LOOKED_AT), StandardCharsets.ISO_8859_1);
        }
        if (PRIVATE.matcher(text).find()) {
            return true;
        }
        List<String> lines = text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        return !lines.isEmpty()
                && lines.stream().allMatch(line -> PUBLIC.matcher(line).find());
    }
}
