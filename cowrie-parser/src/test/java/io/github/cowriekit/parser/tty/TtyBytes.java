package io.github.cowriekit.parser.tty;

import io.github.cowriekit.model.tty.TtyRecording;
import io.github.cowriekit.parser.TtyLog;
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
public final class TtyBytes {
    public static final Instant START = Instant.parse("2026-08-01T10:00:00Z");
    private static final Duration STEP = Duration.ofMillis(100);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream hashed = new ByteArrayOutputStream();
    private Instant now = START;

    public static TtyBytes opened() {
        return new TtyBytes().record(1, 0, "");
    }

    /** A character is a byte. */
    public static byte[] bytes(String latin1) {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }

    public static byte[] header(int operation, int length, int direction, long seconds, long micros) {
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

    public TtyBytes at(Instant time) {
        now = time;
        return this;
    }

    /** Sends in one network read. */
    public TtyBytes in(String latin1) {
        return record(3, 1, latin1);
    }

    /** Sends key by key. */
    public TtyBytes keys(String latin1) {
        latin1.chars().forEach(c -> in(String.valueOf((char) c)));
        return this;
    }

    public TtyBytes out(String latin1) {
        return record(3, 2, latin1);
    }

    public TtyBytes exec(String latin1) {
        return record(3, 3, latin1);
    }

    public TtyBytes close() {
        return record(2, 0, "");
    }

    public TtyBytes record(int operation, int direction, String latin1) {
        byte[] data = bytes(latin1);
        raw(header(operation, data.length, direction, now.getEpochSecond(), now.getNano() / 1000));
        raw(data);
        if (operation != 3 || direction != 2) {
            hashed.writeBytes(data);
        }
        now = now.plus(STEP);
        return this;
    }

    public TtyBytes raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    public byte[] bytes() {
        return out.toByteArray();
    }

    /** Returns the name of the finished file. */
    public String name() {
        return sha256(hashed.toByteArray());
    }

    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    public TtyRecording read() {
        return read(name(), bytes());
    }

    public static TtyRecording read(String name, byte[] bytes) {
        return TtyLog.from(name, new ByteArrayInputStream(bytes)).read();
    }
}
