package io.github.cowriekit.parser.internal.event;

import io.github.cowriekit.parser.internal.bytes.ByteSearch;
import io.github.cowriekit.parser.internal.bytes.ElementScanner;
import java.util.Arrays;

/**
 * Finds the events of a line into which another one was written, by a second process or after a crash: the one within, and
 * the one around it if both of its halves are there.
 *
 * <p>Where an object begins in the middle of a value, a brace is followed by a quote. Within a JSON string the quote would have
 * a backslash before it, so that no attacker can forge such a place in a line that begins as an object. In any other line, such
 * as one of a text log, he can.
 */
public final class TornLines {
    /** How many places in a bad line are tried. */
    private static final int MAX_STARTS = 16;

    private TornLines() {}

    /** Returns what a line holds that is not JSON as a whole, nothing if no event is found in it. */
    public static LineContent read(EventReader reader, byte[] line, int from, int length) {
        LineContent found = new LineContent();
        int stop = from + length;
        int tried = 0;
        int first = ByteSearch.firstText(line, from, stop);
        if (first < 0 || line[first] != '{' || !beginsWithName(line, first + 1, stop)) {
            return found;
        }
        for (int start = first + 1; start < stop - 1 && tried < MAX_STARTS; start++) {
            if (line[start] == '{' && line[start + 1] == '"') {
                tried++;
                int end = end(line, start, stop);
                LineContent inner = end < 0 ? found : reader.read(line, start, end - start);
                if (inner != found && inner.isComplete() && !inner.events().isEmpty()) {
                    found.addAll(inner);
                    byte[] around = Arrays.copyOfRange(line, from, stop - (end - start));
                    System.arraycopy(line, end, around, start - from, stop - end);
                    LineContent outer = reader.read(around, 0, around.length);
                    if (outer.isComplete()) {
                        found.addAll(outer);
                    }
                    return found;
                }
            }
        }
        return found;
    }

    /** Returns whether a name follows in the quotes of JSON: what other languages print quotes otherwise. */
    private static boolean beginsWithName(byte[] line, int from, int to) {
        int name = ByteSearch.firstText(line, from, to);
        return name >= 0 && (line[name] == '"' || line[name] == '{');
    }

    /** Returns where the object ends that begins at a place, -1 if it does not. */
    private static int end(byte[] line, int start, int stop) {
        ElementScanner scanner = new ElementScanner();
        scanner.begin(0);
        int end = scanner.find(line, start, stop);
        return scanner.isBroken() ? -1 : end;
    }
}
