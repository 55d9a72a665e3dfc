package io.github.cowriekit.parser.internal.tail;

import io.github.cowriekit.parser.internal.state.StateInput;
import io.github.cowriekit.parser.internal.state.StateOutput;
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
    private LineChecksums marks = new LineChecksums();

    FollowedFile(byte[] head) {
        this.head = head;
    }

    /**
     * Returns whether first bytes suffice to identify a file: a whole line of some length, or many bytes.
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

    /** Remembers a line that was read to the offset. */
    void mark(byte[] buffer, int from, int to) {
        marks.add(buffer, from, to, offset, lines);
    }

    /** Returns whether the line that was read last is still there. */
    boolean endsAsRead(TailSource source) throws IOException {
        return source.found().compressed() || marks.isLastLineIn(source);
    }

    /**
     * Goes back to where the file is still what was read, if it was cut or rolled back since and something else was
     * written behind that.
     *
     * @param size the size of the file now
     * @return whether it went back
     */
    boolean goBackToChange(TailSource source, long size) throws IOException {
        if (source.found().compressed() || (size >= offset && marks.isLastLineIn(source))) {
            return false;
        }
        LineChecksums.Place place = marks.findChange(source, size);
        if (place == null) {
            return false;
        }
        offset = place.offset();
        lines = place.lines();
        return true;
    }

    void save(StateOutput out, boolean withLines) throws IOException {
        out.value(head);
        out.number(offset);
        out.number(lines);
        (withLines ? marks : new LineChecksums()).save(out);
    }

    static FollowedFile restore(StateInput in, boolean withLines) throws IOException {
        FollowedFile file = new FollowedFile(in.required(byte[].class));
        file.offset = in.number();
        file.lines = in.number();
        if (file.offset < 0 || file.lines < 0) {
            throw new IOException("a place before the beginning of a file");
        }
        if (withLines) {
            file.marks = LineChecksums.restore(in);
        }
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
