package io.github.cowriekit.enrich.internal.hibp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The SHA-1 of a password as it was typed, cut into the part that is sent and the part that is compared here. */
record PasswordHash(String prefix, String suffix) {
    private static final int PREFIX = 5;

    /** How Cowrie writes a byte that is no UTF-8: as {@code \xff}, or, in some versions, as half a surrogate pair. */
    private static final Pattern RAW_BYTE = Pattern.compile("\\\\x([89a-f][0-9a-f])|([\\x{DC80}-\\x{DCFF}])");

    static PasswordHash of(String password) {
        String hex = HexFormat.of().withUpperCase().formatHex(sha1(bytes(password)));
        return new PasswordHash(hex.substring(0, PREFIX), hex.substring(PREFIX));
    }

    private static byte[] bytes(String password) {
        ByteArrayOutputStream typed = new ByteArrayOutputStream(password.length());
        Matcher raw = RAW_BYTE.matcher(password);
        int start = 0;
        while (raw.find()) {
            typed.writeBytes(password.substring(start, raw.start()).getBytes(StandardCharsets.UTF_8));
            typed.write(
                    raw.group(1) != null
                            ? HexFormat.fromHexDigits(raw.group(1))
                            : raw.group(2).charAt(0));
            start = raw.end();
        }
        typed.writeBytes(password.substring(start).getBytes(StandardCharsets.UTF_8));
        return typed.toByteArray();
    }

    private static byte[] sha1(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(bytes);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
