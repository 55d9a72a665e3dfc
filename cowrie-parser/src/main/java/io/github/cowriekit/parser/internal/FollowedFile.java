package io.github.cowriekit.parser.internal;

import java.io.IOException;
import java.util.Arrays;

/**
 * A file of a log as its content knows it, under whatever names and in however many copies, and how far it was read.
 *
 * <p>Its first bytes identify it: rotation renames, copies, compresses and reuses inodes, but it leaves the first lines,
 * with their times and session ids, as they are.
 */
final class FollowedFile {
    static final int HEAD = 512;
    private static final int ENOUGH = 128;

    private byte[] head;
    private long offset;
    private long lines;

    FollowedFile(byte[] head) {
        this.head = head;
    }

    /**
     * Returns whether first bytes tell enough: a whole line of some length, or many bytes.
     *
     * @param growing whether more bytes may come; the first line may be no more than the end of one that a rotation cut
     */
    static boolean identifies(byte[] head, boolean growing) {
        return head.length == HEAD || (indexOfNewline(head) >= 0 && (head.length >= ENOUGH || !growing));
    }

    /** Returns whether a file that begins with these bytes is this one; takes longer ones as its own. */
    boolean matches(byte[] other) {
        if (!startsWith(other, head)) {
            return false;
        }
        head = other;
        return true;
    }

    /** Returns whether a file that begins with these bytes may become this one: a copy that has just begun. */
    boolean mayBecome(byte[] other) {
        return other.length < head.length && startsWith(head, other);
    }

    long offset() {
        return offset;
    }

    void moveTo(long position) {
        offset = position;
    }

    long lines() {
        return lines;
    }

    void countLine() {
        lines++;
    }

    void save(StateOutput out) throws IOException {
        out.value(head);
        out.number(offset);
        out.number(lines);
    }

    static FollowedFile restore(StateInput in) throws IOException {
        FollowedFile file = new FollowedFile(in.required(byte[].class));
        file.offset = in.number();
        file.lines = in.number();
        return file;
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }

    private static int indexOfNewline(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }
}
