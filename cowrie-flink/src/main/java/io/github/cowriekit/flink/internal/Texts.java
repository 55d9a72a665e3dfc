package io.github.cowriekit.flink.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes texts, unpaired surrogates included: a length, whether each char takes one byte or two, the chars. Safe for use by
 * several threads.
 */
final class Texts {
    /** Longer ones are not kept, so that what is kept stays small whatever is read. */
    private static final int LONGEST_KEPT = 256;

    private static final int SLOTS = 256;
    private static final Kept[] WRITTEN = new Kept[SLOTS];
    private static final Kept[] READ = new Kept[SLOTS];

    private Texts() {}

    /** A text and its bytes; final fields, so that a thread that finds it finds all of it. */
    private static final class Kept {
        private final String text;
        private final byte[] bytes;

        private Kept(String text, byte[] bytes) {
            this.text = text;
            this.bytes = bytes;
        }
    }

    static void write(String text, DataOutputView target) throws IOException {
        write(encode(text), text.length(), target);
    }

    static String read(DataInputView source) throws IOException {
        int header = source.readInt();
        return decode(readBytes(header, source), isWide(header));
    }

    /** Writes a text that many lines have, as {@link #write} does. */
    static void writeRepeated(String text, DataOutputView target) throws IOException {
        if (text.length() > LONGEST_KEPT) {
            write(text, target);
            return;
        }
        int slot = slot(text.hashCode());
        Kept kept = WRITTEN[slot];
        if (kept == null || !kept.text.equals(text)) {
            kept = new Kept(text, encode(text));
            WRITTEN[slot] = kept;
        }
        write(kept.bytes, text.length(), target);
    }

    /** Reads a text that many lines have, mostly as the same object. */
    static String readRepeated(DataInputView source) throws IOException {
        int header = source.readInt();
        byte[] bytes = readBytes(header, source);
        if (isWide(header) || bytes.length > LONGEST_KEPT) {
            return decode(bytes, isWide(header));
        }
        int slot = slot(Arrays.hashCode(bytes));
        Kept kept = READ[slot];
        if (kept == null || !Arrays.equals(kept.bytes, bytes)) {
            kept = new Kept(decode(bytes, false), bytes);
            READ[slot] = kept;
        }
        return kept.text;
    }

    private static int slot(int hash) {
        return (hash ^ (hash >>> 16)) & (SLOTS - 1);
    }

    private static void write(byte[] bytes, int chars, DataOutputView target) throws IOException {
        target.writeInt(chars << 1 | (bytes.length == chars ? 0 : 1));
        target.write(bytes);
    }

    private static boolean isWide(int header) {
        return (header & 1) != 0;
    }

    private static byte[] readBytes(int header, DataInputView source) throws IOException {
        byte[] bytes = new byte[(header >>> 1) << (header & 1)];
        source.readFully(bytes);
        return bytes;
    }

    private static byte[] encode(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xff) {
                return encodeWide(text);
            }
        }
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** By hand: an encoder replaces unpaired surrogates. */
    private static byte[] encodeWide(String text) {
        byte[] bytes = new byte[2 * text.length()];
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            bytes[2 * i] = (byte) (c >>> 8);
            bytes[2 * i + 1] = (byte) c;
        }
        return bytes;
    }

    private static String decode(byte[] bytes, boolean wide) {
        if (!wide) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
        char[] chars = new char[bytes.length / 2];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = (char) ((bytes[2 * i] & 0xff) << 8 | (bytes[2 * i + 1] & 0xff));
        }
        return new String(chars);
    }
}
