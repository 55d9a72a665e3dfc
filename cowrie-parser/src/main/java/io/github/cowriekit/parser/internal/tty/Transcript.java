package io.github.cowriekit.parser.internal.tty;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Turns output into the visible text: edits of the last line are applied, scrolled lines stay, and no control characters but
 * tab and line feed remain. A line is editable up to its last 8,192 characters.
 */
final class Transcript {
    private static final int WINDOW = 8192;
    private static final int MAX_SEQUENCE = 32;
    private static final int MAX_STRING = 4096;
    private static final char ESC = 0x1b;

    private enum State {
        TEXT,
        ESCAPE,
        CONTROL_SEQUENCE,
        STRING,
        SKIP_ONE
    }

    private final int max;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final CharBuffer chars = CharBuffer.allocate(WINDOW);
    private ByteBuffer rest = ByteBuffer.allocate(0);
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder line = new StringBuilder();
    private final StringBuilder sequence = new StringBuilder();
    private State state = State.TEXT;
    private int cursor;
    private int stringLength;
    private boolean inserting;
    private long cut;

    Transcript(int max) {
        this.max = max;
    }

    void accept(ByteBuffer output) {
        ByteBuffer in = join(output);
        while (true) {
            boolean more = decoder.decode(in, chars, false).isOverflow();
            drain();
            if (!more) {
                break;
            }
        }
        rest = in.hasRemaining() ? ByteBuffer.allocate(in.remaining()).put(in).flip() : ByteBuffer.allocate(0);
    }

    /** Returns the text; nothing is accepted after it. */
    String finish() {
        decoder.decode(rest, chars, true);
        decoder.flush(chars);
        drain();
        emit(line, line.length());
        line.setLength(0);
        return out.toString();
    }

    /** Returns how many characters the limit cut. */
    long cut() {
        return cut;
    }

    /** Puts the start of a character that the last output ended with before this output. */
    private ByteBuffer join(ByteBuffer output) {
        return rest.hasRemaining()
                ? ByteBuffer.allocate(rest.remaining() + output.remaining())
                        .put(rest)
                        .put(output)
                        .flip()
                : output;
    }

    private void drain() {
        chars.flip();
        while (chars.hasRemaining()) {
            take(chars.get());
        }
        chars.clear();
    }

    private void take(char c) {
        switch (state) {
            case TEXT -> text(c);
            case ESCAPE -> escape(c);
            case CONTROL_SEQUENCE -> controlSequence(c);
            case STRING -> string(c);
            case SKIP_ONE -> state = State.TEXT;
        }
    }

    private void text(char c) {
        switch (c) {
            case ESC -> state = State.ESCAPE;
            // Cowrie records a line feed before it becomes carriage return and line feed
            case '\n', 0x0b, 0x0c -> newLine();
            case '\r' -> cursor = 0;
            case '\b' -> cursor = Math.max(0, cursor - 1);
            default -> {
                if (c == '\t' || !Character.isISOControl(c)) {
                    put(c);
                }
            }
        }
    }

    private void escape(char c) {
        sequence.setLength(0);
        stringLength = 0;
        state = switch (c) {
            case '[' -> State.CONTROL_SEQUENCE;
            case ']', 'P', 'X', '^', '_' -> State.STRING;
            case '(', ')', '*', '+', '#', '%', ' ' -> State.SKIP_ONE;
            case ESC -> State.ESCAPE;
            default -> State.TEXT;
        };
        if (c == '\n') {
            newLine();
        }
    }

    private void controlSequence(char c) {
        if (c >= '@' && c <= '~') {
            state = State.TEXT;
            perform(c);
        } else if (c < ' ' || c > '~' || sequence.length() == MAX_SEQUENCE) {
            // not a sequence after all; what follows is visible
            state = State.TEXT;
            text(c);
        } else {
            sequence.append(c);
        }
    }

    /** A title or similar, up to its terminator; one without a terminator must not hide what follows. */
    private void string(char c) {
        stringLength++;
        if (c == ESC) {
            state = State.ESCAPE;
        } else if (c == 0x07 || c == 0x9c || stringLength > MAX_STRING) {
            state = State.TEXT;
        } else if (c == '\n') {
            state = State.TEXT;
            newLine();
        }
    }

    private void perform(char command) {
        switch (command) {
            case 'h', 'l' -> inserting = sequence.toString().equals("4") ? command == 'h' : inserting;
            case 'C' -> cursor = Math.max(cursor, Math.min(line.length(), cursor + count()));
            case 'D' -> cursor = Math.max(0, cursor - count());
            case 'G' -> cursor = Math.min(line.length(), count() - 1);
            case 'P' -> line.delete(Math.min(cursor, line.length()), Math.min(line.length(), cursor + count()));
            case 'K' -> erase();
            case 'A', 'B', 'E', 'F', 'H', 'J', 'd', 'f' -> leaveLine(command);
            default -> {}
        }
    }

    private void erase() {
        int at = Math.min(cursor, line.length());
        switch (sequence.toString()) {
            case "", "0" -> line.setLength(at);
            case "1" -> line.replace(0, at, " ".repeat(at));
            case "2" -> line.setLength(0);
            default -> {}
        }
        cursor = Math.min(cursor, line.length());
    }

    /** Moves to another line of the screen, or clears it: what was there stays in the transcript. */
    private void leaveLine(char command) {
        boolean erasesBelow =
                command == 'J' && (sequence.isEmpty() || sequence.toString().equals("0"));
        if (erasesBelow) {
            line.setLength(Math.min(cursor, line.length()));
        } else if (!line.isEmpty()) {
            newLine();
        }
    }

    /** Returns the first number of the sequence, at least 1 and at most what a line can hold. */
    private int count() {
        int value = 0;
        for (int i = 0; i < sequence.length(); i++) {
            int digit = sequence.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            value = Math.min(WINDOW, value * 10 + digit);
        }
        return Math.max(1, value);
    }

    private void put(char c) {
        if (cursor >= line.length()) {
            line.append(c);
            cursor = line.length();
        } else if (inserting) {
            line.insert(cursor++, c);
        } else {
            line.setCharAt(cursor++, c);
        }
        if (line.length() == WINDOW) {
            emit(line, WINDOW / 2);
            line.delete(0, WINDOW / 2);
            cursor = Math.max(0, cursor - WINDOW / 2);
        }
    }

    private void newLine() {
        line.append('\n');
        emit(line, line.length());
        line.setLength(0);
        cursor = 0;
    }

    private void emit(StringBuilder text, int length) {
        int fits = Math.min(length, max - out.length());
        out.append(text, 0, fits);
        cut += length - fits;
    }
}
