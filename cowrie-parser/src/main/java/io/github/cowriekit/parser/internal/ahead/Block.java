package io.github.cowriekit.parser.internal.ahead;

import io.github.cowriekit.parser.internal.bytes.ByteSearch;
import io.github.cowriekit.parser.internal.json.ScannedLines;

/** Bytes of an input that end with a line, if one ends in them, and what is known of the lines. Not thread-safe. */
public final class Block {
    /** Bytes of a block, and of a buffer that takes one whole. */
    public static final int SIZE = 1 << 16;
    /** Behind the bytes, so that whole words can be read wherever a line ends. */
    public static final int SLACK = 2 * Long.BYTES;

    /** How far a block is; guarded by the lock of its input. */
    enum State {
        READ,
        SCANNING,
        READY
    }

    private final ScannedLines lines = new ScannedLines();
    private byte[] bytes;
    private int length;
    private long offset;
    private boolean beginsLine;

    State state = State.READ;

    Block(int size) {
        this.bytes = new byte[size + SLACK];
    }

    /**
     * Begins with other bytes.
     *
     * @param count how many of its {@link #bytes} are filled
     * @param place where the first of them stands in the input
     * @param atLine whether it is the first of a line
     */
    void fill(int count, long place, boolean atLine) {
        length = count;
        offset = place;
        beginsLine = atLine;
        lines.clear();
        state = State.READ;
    }

    byte[] bytes() {
        return bytes;
    }

    int capacity() {
        return bytes.length - SLACK;
    }

    /** Returns how many bytes are filled. */
    int length() {
        return length;
    }

    /** Returns where the first byte stands in the input. */
    long offset() {
        return offset;
    }

    ScannedLines lines() {
        return lines;
    }

    /** Returns the bytes and takes others in their place, which hold nothing. */
    byte[] exchange(byte[] others) {
        byte[] taken = bytes;
        bytes = others;
        return taken;
    }

    /** Returns where the first line begins, behind the last byte if none does. */
    int firstLine() {
        int newline = beginsLine ? -1 : ByteSearch.newline(bytes, 0, length);
        return beginsLine ? 0 : newline < 0 ? length : newline + 1;
    }
}
