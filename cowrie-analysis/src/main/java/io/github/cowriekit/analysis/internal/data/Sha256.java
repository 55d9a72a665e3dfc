package io.github.cowriekit.analysis.internal.data;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, which every JDK has. */
public final class Sha256 {
    private static final HexFormat HEX = HexFormat.of();

    private final MessageDigest digest = instance();
    private boolean started;

    /** Returns the hash of some bytes. */
    public static byte[] of(byte[] bytes) {
        return instance().digest(bytes);
    }

    /** Returns the first 12 hex digits of the hash of a text. */
    public static String shortOf(String text) {
        return HEX.formatHex(of(text.getBytes(StandardCharsets.UTF_8)), 0, 6);
    }

    /** Returns the hash of a text in hex. */
    public static String hexOf(String text) {
        return HEX.formatHex(of(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Adds a line; lines are joined by line feeds. */
    public void line(String text) {
        if (started) {
            digest.update((byte) '\n');
        }
        started = true;
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the hash of the lines in hex; only once. */
    public String hex() {
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
