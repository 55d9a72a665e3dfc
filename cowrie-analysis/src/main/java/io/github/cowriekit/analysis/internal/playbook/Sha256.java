package io.github.cowriekit.analysis.internal.playbook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, which every JDK has. */
final class Sha256 {
    private static final HexFormat HEX = HexFormat.of();

    private final MessageDigest digest = instance();
    private boolean started;

    static byte[] of(byte[] bytes) {
        return instance().digest(bytes);
    }

    /** Returns the first 12 hex digits of the hash of a text. */
    static String shortOf(String text) {
        return HEX.formatHex(of(text.getBytes(StandardCharsets.UTF_8)), 0, 6);
    }

    /** Adds a line; lines are joined by line feeds. */
    void line(String text) {
        if (started) {
            digest.update((byte) '\n');
        }
        started = true;
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }

    String hex() {
        return HEX.formatHex(digest.digest());
    }

    private static MessageDigest instance() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
