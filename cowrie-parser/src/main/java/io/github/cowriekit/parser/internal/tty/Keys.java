package io.github.cowriekit.parser.internal.tty;

import io.github.cowriekit.model.tty.KeyStroke.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Splits what was sent into keys, as the terminal layer of Cowrie does; an escape sequence may span several reads. */
final class Keys {
    private static final char ESC = 0x1b;
    private static final int MAX_SEQUENCE = 32;

    private static final Map<Character, Kind> CONTROLS = Map.ofEntries(
            Map.entry('\r', Kind.ENTER),
            Map.entry('\n', Kind.ENTER),
            Map.entry('\t', Kind.TAB),
            Map.entry((char) 0x7f, Kind.BACKSPACE),
            Map.entry((char) 0x08, Kind.BACKSPACE),
            Map.entry((char) 0x01, Kind.HOME),
            Map.entry((char) 0x02, Kind.LEFT),
            Map.entry((char) 0x03, Kind.INTERRUPT),
            Map.entry((char) 0x04, Kind.END_OF_INPUT),
            Map.entry((char) 0x05, Kind.END),
            Map.entry((char) 0x06, Kind.RIGHT),
            Map.entry((char) 0x0b, Kind.KILL_TO_END),
            Map.entry((char) 0x0c, Kind.CLEAR),
            Map.entry((char) 0x0e, Kind.DOWN),
            Map.entry((char) 0x10, Kind.UP),
            Map.entry((char) 0x12, Kind.SEARCH),
            Map.entry((char) 0x15, Kind.KILL_LINE),
            Map.entry((char) 0x17, Kind.KILL_WORD));

    private static final Map<String, Kind> SEQUENCES = Map.ofEntries(
            Map.entry("[A", Kind.UP),
            Map.entry("[B", Kind.DOWN),
            Map.entry("[C", Kind.RIGHT),
            Map.entry("[D", Kind.LEFT),
            Map.entry("[H", Kind.HOME),
            Map.entry("[F", Kind.END),
            Map.entry("[1~", Kind.HOME),
            Map.entry("[3~", Kind.DELETE),
            Map.entry("[4~", Kind.END),
            Map.entry("OA", Kind.UP),
            Map.entry("OB", Kind.DOWN),
            Map.entry("OC", Kind.RIGHT),
            Map.entry("OD", Kind.LEFT),
            Map.entry("OH", Kind.HOME),
            Map.entry("OF", Kind.END));

    private final Consumer<Keystroke> sink;
    private final StringBuilder sequence = new StringBuilder();
    private final List<Keystroke> read = new ArrayList<>();
    private Instant sequenceAt = Instant.EPOCH;

    Keys(Consumer<Keystroke> sink) {
        this.sink = sink;
    }

    /** Takes the bytes of one network read, as characters U+0000 to U+00FF. */
    void accept(Instant at, String raw) {
        int i = 0;
        while (i < raw.length()) {
            i = sequence.isEmpty() ? key(at, raw, i) : continueSequence(at, raw, i);
        }
        flush();
    }

    /** Takes the end of the recording. */
    void finish() {
        if (!sequence.isEmpty()) {
            endSequence();
        }
        flush();
    }

    private int key(Instant at, String raw, int from) {
        char c = raw.charAt(from);
        if (c == ESC) {
            sequenceAt = at;
            sequence.append(c);
            return from + 1;
        }
        if (isText(c)) {
            int to = from + 1;
            while (to < raw.length() && isText(raw.charAt(to))) {
                to++;
            }
            read.add(new Keystroke(at, Kind.TEXT, raw.substring(from, to), false));
            return to;
        }
        boolean crLf = c == '\r' && from + 1 < raw.length() && raw.charAt(from + 1) == '\n';
        int to = from + (crLf ? 2 : 1);
        read.add(new Keystroke(at, CONTROLS.getOrDefault(c, Kind.CONTROL), raw.substring(from, to), false));
        return to;
    }

    private int continueSequence(Instant at, String raw, int from) {
        char c = raw.charAt(from);
        if (sequence.length() == 1 && c != '[' && c != 'O') {
            // escape and a key: Cowrie takes the key as if it came alone
            endSequence();
            return key(at, raw, from);
        }
        sequence.append(c);
        boolean control = sequence.length() > 2 && sequence.charAt(1) == '[';
        boolean last = control ? isLetter(c) || c == '~' : sequence.length() == 3;
        if (last || sequence.length() == MAX_SEQUENCE) {
            endSequence();
        }
        return from + 1;
    }

    private void endSequence() {
        String raw = sequence.toString();
        read.add(new Keystroke(sequenceAt, SEQUENCES.getOrDefault(raw.substring(1), Kind.ESCAPE), raw, false));
        sequence.setLength(0);
    }

    private void flush() {
        boolean several = read.size() > 1;
        for (Keystroke key : read) {
            boolean burst = several || (key.kind() == Kind.TEXT && isRun(key.raw()));
            sink.accept(burst ? new Keystroke(key.at(), key.kind(), key.raw(), true) : key);
        }
        read.clear();
    }

    /** Returns whether there is more than one character of UTF-8. */
    private static boolean isRun(String raw) {
        int characters = 0;
        for (int i = 0; i < raw.length() && characters < 2; i++) {
            if ((raw.charAt(i) & 0xC0) != 0x80) {
                characters++;
            }
        }
        return characters > 1;
    }

    private static boolean isText(char c) {
        return c >= ' ' && c != 0x7f;
    }

    private static boolean isLetter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }
}
