package io.github.cowriekit.parser;

import io.github.cowriekit.model.tty.TtyRecording;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/** Writes recordings as Cowrie does; each record comes a tenth of a second after the one before. */
final class TtyBytes {
    static final Instant START = Instant.parse("2026-08-01T10:00:00Z");
    private static final Duration STEP = Duration.ofMillis(100);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream hashed = new ByteArrayOutputStream();
    private Instant now = START;

    static TtyBytes opened() {
        return new TtyBytes().record(1, 0, "");
    }

    /** A character is a byte. */
    static byte[] bytes(String latin1) {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] header(int operation, int length, int direction, long seconds, long micros) {
        return ByteBuffer.allocate(24)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(operation)
                .putInt(0)
                .putInt(length)
                .putInt(direction)
                .putInt((int) seconds)
                .putInt((int) micros)
                .array();
    }

    TtyBytes at(Instant time) {
        now = time;
        return this;
    }

    /** Sends in one network read. */
    TtyBytes in(String latin1) {
        return record(3, 1, latin1);
    }

    /** Sends key by key. */
    TtyBytes keys(String latin1) {
        latin1.chars().forEach(c -> in(String.valueOf((char) c)));
        return this;
    }

    TtyBytes out(String latin1) {
        return record(3, 2, latin1);
    }

    TtyBytes exec(String latin1) {
        return record(3, 3, latin1);
    }

    TtyBytes close() {
        return record(2, 0, "");
    }

    TtyBytes record(int operation, int direction, String latin1) {
        byte[] data = bytes(latin1);
        raw(header(operation, data.length, direction, now.getEpochSecond(), now.getNano() / 1000));
        raw(data);
        if (operation != 3 || direction != 2) {
            hashed.writeBytes(data);
        }
        now = now.plus(STEP);
        return this;
    }

    TtyBytes raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    /** Returns the name of the finished file. */
    String name() {
        return sha256(hashed.toByteArray());
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    TtyRecording read() {
        return read(name(), bytes());
    }

    static TtyRecording read(String name, byte[] bytes) {
        return TtyLog.from(name, new ByteArrayInputStream(bytes)).read();
    }
}
